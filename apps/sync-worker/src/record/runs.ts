import type { Direction, SyncEntity } from "@tandem/contracts";
import type { Pool } from "pg";

/** A run as it was requested. `mode` `all` sends every entity down its lane, `changed` only what differs. */
export interface RunRequest {
  id: string;
  direction: Direction;
  entities: readonly SyncEntity[];
  /** Medusa id of the tenant; null for all. */
  tenant: string | null;
  mode: "changed" | "all";
  dryRun: boolean;
  actor: string | null;
  correlationId: string;
}

/** A run with its progress; `applying` means its jobs are in progress. */
export interface RunProgress {
  id: string;
  direction: Direction;
  entities: SyncEntity[];
  tenant: string | null;
  mode: string;
  dry_run: boolean;
  actor: string | null;
  status: "running" | "applying" | "finished" | "failed";
  found: number;
  enqueued: number;
  created: number;
  updated: number;
  archived: number;
  unchanged: number;
  skipped: number;
  conflicts: number;
  failed: number;
  error: string | null;
  correlation_id: string;
  started_at: string;
  finished_at: string | null;
}

export interface Runs {
  /** Opens the run; a run that is opened again after a crash starts over. */
  open(run: RunRequest): Promise<void>;
  /** Records the end of the comparison: how many entities differ and how many jobs were added. */
  looked(id: string, found: number, enqueued: number): Promise<void>;
  fail(id: string, error: string): Promise<void>;
  get(id: string): Promise<RunProgress | undefined>;
  /** Marks runs as finished whose jobs are done; `drained` names the directions whose queue is empty. */
  settle(drained: readonly Direction[]): Promise<void>;
  /** Returns the number of differing entities that the last completed comparison of each direction found. */
  drift(): Promise<number>;
}

const COLUMNS = `id, direction, entities, tenant, mode, dry_run, actor, status, found, enqueued, created, updated, archived,
  unchanged, skipped, conflicts, failed, error, correlation_id, to_json(started_at) #>> '{}' as started_at,
  to_json(finished_at) #>> '{}' as finished_at`;

/** Creates the store of the run history in sync_db. */
export function createRuns(pool: Pool): Runs {
  return {
    async open(run) {
      await pool.query(
        `insert into runs (id, direction, entities, tenant, mode, dry_run, actor, correlation_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (id) do update set status = 'running', error = null, finished_at = null`,
        [run.id, run.direction, run.entities, run.tenant, run.mode, run.dryRun, run.actor, run.correlationId],
      );
    },
    async looked(id, found, enqueued) {
      await pool.query(
        `update runs set found = $2, enqueued = $3, status = case when $3 = 0 then 'finished' else 'applying' end,
           finished_at = case when $3 = 0 then clock_timestamp() end where id = $1`,
        [id, found, enqueued],
      );
    },
    async fail(id, error) {
      await pool.query(
        "update runs set status = 'failed', error = left($2, 500), finished_at = clock_timestamp() where id = $1",
        [id, error],
      );
    },
    async get(id) {
      const { rows } = await pool.query<RunProgress>(`select ${COLUMNS} from runs where id = $1`, [id]);
      return rows[0];
    },
    async settle(drained) {
      await pool.query(
        `update runs set status = 'finished', finished_at = clock_timestamp()
         where status = 'applying' and (direction = any($1)
           or created + updated + archived + unchanged + skipped + conflicts + failed >= enqueued)`,
        [drained],
      );
    },
    async drift() {
      const { rows } = await pool.query<{ drift: number }>(
        `select coalesce(sum(found), 0)::int as drift from (
           select distinct on (direction) found from runs
           where mode = 'changed' and tenant is null and status in ('applying', 'finished') and cardinality(entities) > 1
           order by direction, started_at desc
         ) as latest`,
      );
      return rows[0]?.drift ?? 0;
    },
  };
}
