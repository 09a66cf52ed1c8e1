import type { RefsRequest, SyncEntity } from "@tandem/contracts";
import { queryJson, REVISION_CTE } from "./json-answer";
import { viewOf } from "./views";

/**
 * Returns the facts of the requested entities and the revision they were read at, as the JSON of
 * `snapshotsResponseSchema`; one statement per batch. `state` is null for deleted entities and those of other tenants.
 */
export function readSnapshots({ entity, refs }: RefsRequest): Promise<string> {
  return queryJson(`snapshots-${entity}`, snapshotsSql(entity), [
    refs.map((ref) => ref.tenant),
    refs.map((ref) => ref.id),
  ]);
}

/** The statement behind `readSnapshots`: `$1` tenants, `$2` ids. */
function snapshotsSql(entity: SyncEntity): string {
  const seed = entity === "product" ? "left join integration.product_seed s on s.id = f.id" : "";
  return `
with ${REVISION_CTE},
refs as (select * from unnest($1::text[], $2::text[]) with ordinality as r(tenant, id, position)),
read as materialized (
  select r.tenant, r.id, r.position, f.state, ${seed === "" ? "null::jsonb" : "s.seed"} as seed
  from refs r left join ${viewOf(entity, "facts")} f on f.tenant = r.tenant and f.id = r.id ${seed}
),
items as (
  select position, case when seed is null
    then json_build_object('tenant', tenant, 'id', id, 'state', state, 'hash', md5(state::text))
    else json_build_object('tenant', tenant, 'id', id, 'state', state, 'hash', md5(state::text), 'seed', seed)
  end as item
  from read
)
select json_build_object(
  'revision', (select revision from now_at),
  'items', (select coalesce(json_agg(item order by position), '[]') from items)
)::text as answer`;
}
