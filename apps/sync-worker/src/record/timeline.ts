import type { conflictSchema, Direction, historyEntrySchema, SyncEntity } from "@tandem/contracts";
import type { Pool } from "pg";
import type { z } from "zod";

export interface Timeline {
  /** Returns the last effects on one entity, newest first, at most 500. */
  history(entity: SyncEntity, id: string): Promise<z.infer<typeof historyEntrySchema>[]>;
  /** Returns the open conflicts, newest first, at most 1,000. */
  conflicts(): Promise<z.infer<typeof conflictSchema>[]>;
  openConflicts(): Promise<number>;
  /** Returns the number of effects and the time of the last one, by direction. */
  totals(): Promise<Map<Direction, { synced: number; lastSync: string | null }>>;
}

/** Creates a reader of the ledger, the conflicts and the totals of sync_db. */
export function createTimeline(pool: Pool): Timeline {
  return {
    async history(entity, id) {
      const { rows } = await pool.query<z.infer<typeof historyEntrySchema>>(
        `select to_json(at) #>> '{}' as at, direction, entity, entity_id as id, tenant, action, reason, fields, correlation_id
         from ledger where entity = $1 and entity_id = $2 order by ledger.id desc limit 500`,
        [entity, id],
      );
      return rows;
    },
    async conflicts() {
      const { rows } = await pool.query<z.infer<typeof conflictSchema>>(
        `select id, tenant, entity, entity_id, fields, to_json(created_at) #>> '{}' as created_at
         from conflicts where resolved_at is null order by conflicts.created_at desc limit 1000`,
      );
      return rows;
    },
    async openConflicts() {
      const { rows } = await pool.query<{ count: number }>(
        "select count(*)::int as count from conflicts where resolved_at is null",
      );
      return rows[0]?.count ?? 0;
    },
    async totals() {
      const { rows } = await pool.query<{ direction: Direction; synced: number; lastSync: string | null }>(
        `select direction, synced::float8 as synced, to_json(last_sync) #>> '{}' as "lastSync" from totals`,
      );
      return new Map(rows.map((row) => [row.direction, row]));
    },
  };
}
