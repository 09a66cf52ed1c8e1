import { readdir, readFile } from "node:fs/promises";
import type { Pool } from "pg";

const FOLDER = new URL("../../migrations/", import.meta.url);

/**
 * Brings sync_db to the newest version: runs each SQL file of a folder once, in order, each in its own transaction.
 * Safe to call from several processes at once. Returns the names of the files it ran.
 */
export async function migrate(pool: Pool, folder = FOLDER): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const client = await pool.connect();
  const ran: string[] = [];
  try {
    await client.query("select pg_advisory_lock(hashtext('tandem.sync.migrate'))");
    await client.query(
      "create table if not exists migrations (name text primary key, ran_at timestamptz not null default now())",
    );
    const { rows } = await client.query<{ name: string }>("select name from migrations");
    const known = new Set(rows.map((row) => row.name));
    for (const name of files.filter((file) => !known.has(file))) {
      const sql = await readFile(new URL(name, folder), "utf8");
      await client.query("begin");
      await client.query(sql);
      await client.query("insert into migrations (name) values ($1)", [name]);
      await client.query("commit");
      ran.push(name);
    }
    await client.query("select pg_advisory_unlock(hashtext('tandem.sync.migrate'))");
    client.release();
  } catch (error) {
    // Destroying the connection rolls back and frees the lock.
    client.release(true);
    throw error;
  }
  return ran;
}
