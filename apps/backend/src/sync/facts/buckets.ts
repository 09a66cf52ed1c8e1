import type { BucketsRequest } from "@tandem/contracts";
import { queryJson, REVISION_CTE } from "./json-answer";
import { viewOf } from "./views";

const BUCKET = "get_byte(decode(md5(id), 'hex'), 0)";

/** Returns SQL for the id and hash of every entity of a tenant that is not deleted; `$1` is the tenant. */
function hashesSql({ entity, side }: BucketsRequest, where = "true"): string {
  return `select id, md5(state::text) as hash from (
    select id, state from ${viewOf(entity, side)} where tenant = $1 and ${where} offset 0
  ) as read where state is not null`;
}

/** Returns the hashes of the non-empty buckets of a tenant, as the JSON of `bucketsResponseSchema`. */
export function readBuckets(request: BucketsRequest): Promise<string> {
  return queryJson(
    `buckets-${request.side}-${request.entity}`,
    `
with ${REVISION_CTE},
hashes as (${hashesSql(request)}),
buckets as (
  select ${BUCKET} as bucket, count(*) as count, md5(string_agg(id || '=' || hash, E'\\n' order by id collate "C")) as hash
  from hashes group by 1
)
select json_build_object(
  'revision', (select revision from now_at),
  'buckets', (select coalesce(json_agg(json_build_object('bucket', bucket, 'count', count, 'hash', hash) order by bucket), '[]') from buckets)
)::text as answer`,
    [request.tenant],
  );
}

/** Returns the ids and hashes inside some buckets of a tenant, as the JSON of `bucketResponseSchema`. */
export function readBucket(request: BucketsRequest & { buckets: number[] }): Promise<string> {
  return queryJson(
    `bucket-${request.side}-${request.entity}`,
    `
select json_build_object('items', coalesce(json_agg(json_build_object('id', id, 'hash', hash) order by id collate "C"), '[]'))::text as answer
from (${hashesSql(request, `${BUCKET} = any($2::int[])`)}) as hashes`,
    [request.tenant, request.buckets],
  );
}
