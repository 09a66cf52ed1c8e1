import type { SyncEntity } from "@tandem/contracts";
import { queryJson } from "./json-answer";
import { viewOf } from "./views";

export interface IdsQuery {
  entity: SyncEntity;
  tenant?: string | undefined;
  after?: string | undefined;
  limit: number;
}

/** Returns one page of entities that are not deleted, in id order, as the JSON of `idsResponseSchema`. */
export function readIds({ entity, tenant, after, limit }: IdsQuery): Promise<string> {
  return queryJson(
    `ids-${entity}`,
    `
with page as (
  select tenant, id from ${viewOf(entity, "facts")}
  where ($1::text is null or tenant = $1) and id > $2
  order by id limit $3
)
select json_build_object(
  'items', (select coalesce(json_agg(json_build_object('tenant', tenant, 'id', id) order by id), '[]') from page),
  'next', (select case when count(*) = $3 then max(id) end from page)
)::text as answer`,
    [tenant ?? null, after ?? "", limit],
  );
}
