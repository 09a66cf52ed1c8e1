import {
  AppError,
  type deadLetterSchema,
  type failedQuerySchema,
  type failedSelectionSchema,
  type JobName,
  SYNC_ENTITIES,
} from "@tandem/contracts";
import type { Pool } from "pg";
import type { z } from "zod";

/** A job that failed permanently. `subject` names what it was about (a lane, an image): one row per subject. */
export interface DeadLetterInput {
  queue: string;
  job: JobName;
  subject: string;
  tenant: string | null;
  entity: string | null;
  entityId: string | null;
  reason: string;
  message: string;
  data: unknown;
  attempts: number;
  correlationId: string | null;
  runId: string | null;
}

export type DeadLetter = z.infer<typeof deadLetterSchema>;
export type FailedSelection = z.infer<typeof failedSelectionSchema>;

export interface DeadLetters {
  /** Stores a failed job and adds it to the timeline of its entity; a newer failure of the same subject replaces the older one. */
  put(letter: DeadLetterInput): Promise<void>;
  /** Removes the dead letters of subjects whose job has since succeeded. */
  clear(job: JobName, subjects: readonly string[]): Promise<void>;
  list(
    query: z.infer<typeof failedQuerySchema>,
  ): Promise<{ count: number; items: DeadLetter[]; next: string | null }>;
  /** Returns the letters of a selection; an empty selection means all. */
  select(selection: FailedSelection): Promise<DeadLetter[]>;
  remove(ids: readonly string[]): Promise<number>;
  /** Returns the number of open letters by queue. */
  counts(): Promise<Map<string, number>>;
}

const COLUMNS = `id, queue, job, tenant, entity, entity_id, reason, message, data, attempts, correlation_id,
  to_json(failed_at) #>> '{}' as failed_at`;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Creates the store of dead letters in sync_db. */
export function createDeadLetters(pool: Pool): DeadLetters {
  return {
    async put(letter) {
      await pool.query(
        `with counted as (update runs set failed = failed + 1 where id = $12),
         told as (
           insert into ledger (direction, entity, entity_id, tenant, action, reason, correlation_id, run_id)
           select replace($1, '-', '_'), $5, $6, $4, 'failed', $7, $11, $12
           where $5 = any($13::text[]) and $4::text is not null and $11::text is not null
         )
         insert into dead_letters (queue, job, subject, tenant, entity, entity_id, reason, message, data, attempts, correlation_id)
         values ($1, $2, $3, $4, $5, $6, $7, left($8, 2000), $9, $10, $11)
         on conflict (job, subject) do update set
           reason = excluded.reason, message = excluded.message, data = excluded.data, attempts = excluded.attempts,
           correlation_id = excluded.correlation_id, failed_at = excluded.failed_at`,
        [
          letter.queue,
          letter.job,
          letter.subject,
          letter.tenant,
          letter.entity,
          letter.entityId,
          letter.reason,
          letter.message,
          JSON.stringify(letter.data),
          letter.attempts,
          letter.correlationId,
          letter.runId,
          SYNC_ENTITIES,
        ],
      );
    },
    async clear(job, subjects) {
      if (subjects.length === 0) return;
      await pool.query("delete from dead_letters where job = $1 and subject = any($2)", [job, subjects]);
    },
    async list({ limit, after, reason, tenant }) {
      const [afterTime, afterId] = parseCursor(after);
      const { rows } = await pool.query<DeadLetter & { total: number }>(
        `with matching as (
           select * from dead_letters where ($1::text is null or reason = $1) and ($2::text is null or tenant = $2)
         )
         select ${COLUMNS}, (select count(*)::int from matching) as total from matching m
         where $3::timestamptz is null or (m.failed_at, m.id) < ($3, $4::uuid)
         order by m.failed_at desc, m.id desc limit $5`,
        [reason ?? null, tenant ?? null, afterTime, afterId, limit + 1],
      );
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        count: rows[0]?.total ?? 0,
        items: page.map(({ total: _total, ...letter }) => letter),
        next: rows.length > limit && last !== undefined ? `${last.failed_at}_${last.id}` : null,
      };
    },
    async select({ ids, reason, since }) {
      const known = ids?.filter((id) => UUID.test(id)) ?? null;
      const { rows } = await pool.query<DeadLetter>(
        `select ${COLUMNS} from dead_letters d
         where ($1::uuid[] is null or d.id = any($1)) and ($2::text is null or d.reason = $2)
           and ($3::timestamptz is null or d.failed_at >= $3)
         order by d.failed_at, d.id limit 10000`,
        [known, reason ?? null, since ?? null],
      );
      return rows;
    },
    async remove(ids) {
      const { rowCount } = await pool.query("delete from dead_letters where id = any($1::uuid[])", [ids]);
      return rowCount ?? 0;
    },
    async counts() {
      const { rows } = await pool.query<{ queue: string; count: number }>(
        "select queue, count(*)::int as count from dead_letters group by queue",
      );
      return new Map(rows.map((row) => [row.queue, row.count]));
    },
  };
}

function parseCursor(after: string | undefined): [string | null, string | null] {
  if (after === undefined) return [null, null];
  const [time, id] = after.split("_");
  if (time === undefined || id === undefined || Number.isNaN(Date.parse(time)) || !UUID.test(id)) {
    throw new AppError("invalid_input", "after: use the `next` of the previous page.");
  }
  return [time, id];
}
