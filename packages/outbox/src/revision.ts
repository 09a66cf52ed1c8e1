import type { Revision } from "@tandem/contracts";
import type { Queryable } from "./append.js";

/**
 * Two columns, `epoch` and `revision`, for the select list of the statement that reads a snapshot. They must come from
 * the same statement (or the same repeatable-read transaction) as the state they belong to.
 */
const readRevisionSql =
  "integration.cluster_id() as epoch, integration.revision()::text as revision" as const;

/** Reads the revision of the current snapshot; meaningful beside other reads of one repeatable-read transaction. */
export async function readRevision(client: Queryable): Promise<Revision> {
  const { rows } = await client.query<{ epoch: string; revision: string }>(`select ${readRevisionSql}`);
  const [row] = rows;
  if (row === undefined) throw new Error("A select without a from clause returned no row.");
  return { epoch: row.epoch, value: row.revision };
}

/**
 * The statement behind `claimNewer`, for clients other than `pg`: `$1` entity, `$2` epoch, `$3` revision value,
 * `$4` ids as text[]; returns rows of `id`.
 */
const newerThanAppliedSql = "select integration.claim($1, $2, $3::numeric, $4::text[]) as id" as const;

/**
 * Records in the caller's transaction that source state of this revision is being applied, and returns the ids for
 * which nothing newer was applied before. The others are stale: skip them. Locks the rows until commit.
 */
export async function claimNewer(
  client: Queryable,
  entity: string,
  revision: Revision,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>(newerThanAppliedSql, [
    entity,
    revision.epoch,
    revision.value,
    ids,
  ]);
  return new Set(rows.map((row) => row.id));
}
