import type { RefsRequest } from "@tandem/contracts";
import { queryJson } from "./json-answer";
import { viewOf } from "./views";

/** Returns Payload's content that this service holds for the requested entities, as JSON of `targetsResponseSchema`. */
export function readTargets({ entity, refs }: RefsRequest): Promise<string> {
  return queryJson(
    `targets-${entity}`,
    `
with refs as (select * from unnest($1::text[], $2::text[]) with ordinality as r(tenant, id, position)),
read as materialized (
  select r.tenant, r.id, r.position, c.id as found, ${entity === "product" ? "c.shared" : "null::jsonb as shared"}, c.state
  from refs r left join ${viewOf(entity, "content")} c on c.tenant = r.tenant and c.id = r.id
)
select json_build_object('items', coalesce(json_agg((
  jsonb_build_object(
    'tenant', tenant, 'id', id, 'exists', found is not null, 'archived', false,
    'hash', md5(state::text), 'targetId', found
  ) || case when shared is null then '{}' else jsonb_build_object('shared', shared) end
) order by position), '[]'))::text as answer
from read`,
    [refs.map((ref) => ref.tenant), refs.map((ref) => ref.id)],
  );
}
