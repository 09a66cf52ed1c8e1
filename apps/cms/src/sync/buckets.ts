import type {
  BucketsRequest,
  bucketRequestSchema,
  bucketResponseSchema,
  bucketsResponseSchema,
} from "@tandem/contracts";
import { readRevision } from "@tandem/outbox";
import type { Pool } from "pg";
import type { z } from "zod";
import { snapshot } from "../connections/transaction";
import { contentParams, contentSql, refreshContentStates } from "./content/content-states";
import { FACTS } from "./facts";

type Buckets = z.infer<typeof bucketsResponseSchema>;
type Bucket = z.infer<typeof bucketResponseSchema>;

const BUCKET = "get_byte(decode(md5(id), 'hex'), 0)";

/** Returns SQL for tenant, id and hash of one side; the first two parameters are those of `contentSql`. */
const sideSql = ({ entity, side }: BucketsRequest): string =>
  side === "content"
    ? `select tenant, id, hash from (${contentSql(entity)}) c where c.hash is not null`
    : `select tenant, id, coalesce(hash, '') as hash from (${FACTS[entity]}) f where not f.archived and $1::text <> '' and $2::text <> ''`;

/** Returns the hash of each bucket of one entity of one tenant, without empty buckets. */
export async function readBuckets(pool: Pool, request: BucketsRequest): Promise<Buckets> {
  await prepare(pool, request);
  return snapshot(pool, async (client) => {
    const revision = await readRevision(client);
    const { rows } = await client.query<Buckets["buckets"][number]>(
      `select ${BUCKET} as bucket, count(*)::int as count,
              md5(string_agg(id || '=' || hash, E'\\n' order by id collate "C")) as hash
       from (${sideSql(request)}) s where tenant = $3 group by 1 order by 1`,
      [...contentParams(request.entity), request.tenant],
    );
    return { revision, buckets: rows };
  });
}

/** Returns the ids and hashes in the requested buckets. */
export async function readBucket(pool: Pool, request: z.infer<typeof bucketRequestSchema>): Promise<Bucket> {
  await prepare(pool, request);
  const { rows } = await pool.query<Bucket["items"][number]>(
    `select id, hash from (${sideSql(request)}) s where tenant = $3 and ${BUCKET} = any($4::int[]) order by id`,
    [...contentParams(request.entity), request.tenant, request.buckets],
  );
  return { items: rows };
}

async function prepare(pool: Pool, { entity, side, tenant }: BucketsRequest): Promise<void> {
  if (side === "content") await refreshContentStates(pool, entity, { tenants: [tenant] });
}
