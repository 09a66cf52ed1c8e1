import type { idsRequestSchema, idsResponseSchema } from "@tandem/contracts";
import type { Pool } from "pg";
import type { z } from "zod";
import { SOURCES } from "./content/sources";

/** Returns one page of entities with published content, in id order. */
export async function readIds(
  pool: Pool,
  { entity, tenant, after, limit }: z.output<typeof idsRequestSchema>,
): Promise<z.infer<typeof idsResponseSchema>> {
  const { rows } = await pool.query<{ tenant: string; id: string }>(
    `select tenant, id from (${SOURCES[entity]}) s
     where ($1::text is null or tenant = $1) and id > $2 order by id limit $3`,
    [tenant ?? null, after ?? "", limit],
  );
  return { items: rows, next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null };
}
