import type { RefsRequest, TargetItem } from "@tandem/contracts";
import type { Pool } from "pg";
import { FACTS } from "./facts";

/** Returns Medusa's facts in this service for the requested entities, in order. */
export async function readTargets(pool: Pool, { entity, refs }: RefsRequest): Promise<TargetItem[]> {
  const { rows } = await pool.query<TargetItem>(
    `select r.tenant, r.id, f.id is not null as "exists", coalesce(f.archived, false) as archived, f.hash,
            f.target_id as "targetId", f.shared
     from unnest($1::text[], $2::text[]) with ordinality as r(tenant, id, position)
     left join (${FACTS[entity]}) f on f.tenant = r.tenant and f.id = r.id
     order by r.position`,
    [refs.map((ref) => ref.tenant), refs.map((ref) => ref.id)],
  );
  return rows.map(({ shared, ...row }) =>
    shared === null || shared === undefined ? row : { ...row, shared },
  );
}
