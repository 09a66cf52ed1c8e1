import type { Pool } from "pg";

/** How long the log is kept, in days. */
const RETENTION_DAYS = 14;
const CHUNK = 5_000;

/** Deletes log rows older than 14 days before `now` (milliseconds) in small chunks, unless another process does so. Returns the number of deleted rows. */
export async function pruneOutbox(pool: Pool, now: number): Promise<number> {
  const limit = new Date(now - RETENTION_DAYS * 24 * 60 * 60 * 1000).toISOString();
  let deleted = 0;
  for (;;) {
    const { rowCount } = await pool.query(
      `with mine as materialized (select pg_try_advisory_xact_lock(hashtext('tandem.integration.prune')) as lock)
       delete from integration.outbox where seq in (
         select o.seq from integration.outbox o, mine where mine.lock and o.occurred_at < $1 order by o.occurred_at limit ${CHUNK}
       )`,
      [limit],
    );
    deleted += rowCount ?? 0;
    if ((rowCount ?? 0) < CHUNK) return deleted;
  }
}
