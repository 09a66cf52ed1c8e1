import { connections } from "../../connections/connections";

/**
 * Runs a statement whose only value is JSON text made by Postgres, and returns that text. `name` identifies exactly
 * this statement: it is planned once per connection.
 */
export async function queryJson(name: string, text: string, values: unknown[]): Promise<string> {
  const { rows } = await connections().pool.query<{ answer: string }>({ name, text, values });
  const [row] = rows;
  if (row === undefined) throw new Error("The statement returned no row.");
  return row.answer;
}

/** The revision of the reading snapshot, as a CTE named `now_at` with one JSON column `revision`. */
export const REVISION_CTE = `now_at as materialized (
  select json_build_object('epoch', integration.cluster_id(), 'value', integration.revision()::text) as revision
)`;
