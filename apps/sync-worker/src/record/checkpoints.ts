import type { Pool } from "pg";

/** Cursor of each log endpoint up to which every effect is known to be applied. */
export type Cursors = Record<string, number>;

export interface Checkpoints {
  /** Returns a number larger than that of every stored checkpoint. */
  nextId(): Promise<number>;
  store(id: number, cursors: Cursors): Promise<void>;
  last(): Promise<{ id: number; cursors: Cursors } | undefined>;
}

/** Creates the store of checkpoints in sync_db; old ones are deleted. */
export function createCheckpoints(pool: Pool): Checkpoints {
  return {
    async nextId() {
      const { rows } = await pool.query<{ id: string }>("select nextval('checkpoint_ids') as id");
      return Number(rows[0]?.id);
    },
    async store(id, cursors) {
      await pool.query("insert into checkpoints (id, cursors) values ($1, $2)", [id, cursors]);
      await pool.query("delete from checkpoints where id < $1", [id - 100]);
    },
    async last() {
      const { rows } = await pool.query<{ id: string; cursors: Cursors }>(
        "select id, cursors from checkpoints order by checkpoints.id desc limit 1",
      );
      const [row] = rows;
      return row === undefined ? undefined : { id: Number(row.id), cursors: row.cursors };
    },
  };
}
