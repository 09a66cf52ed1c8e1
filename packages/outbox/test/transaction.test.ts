import { startTestPostgres, type TestPostgres } from "@tandem/local-servers";
import { withTransaction } from "@tandem/service-kit";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

let postgres: TestPostgres;
let pool: pg.Pool;

beforeAll(async () => {
  postgres = await startTestPostgres();
  pool = new pg.Pool({ connectionString: await postgres.createDatabase("transactions"), max: 1 });
  await pool.query("create table numbers (n int primary key)");
});
afterAll(async () => {
  await pool?.end();
  await postgres?.stop();
});

const numbers = async () => (await pool.query("select n from numbers order by n")).rows.map(({ n }) => n);

test("a transaction keeps everything or nothing, and its connection stays usable", async () => {
  const write = (values: number[], fail?: () => Promise<unknown>) =>
    withTransaction(pool, async (client) => {
      for (const value of values) await client.query("insert into numbers values ($1)", [value]);
      await fail?.();
      return values.length;
    });
  expect(await write([1, 2])).toBe(2);
  await expect(write([3, 1])).rejects.toMatchObject({ code: "23505" });
  await expect(write([4], () => Promise.reject(new Error("stop")))).rejects.toThrow("stop");
  expect(await numbers()).toEqual([1, 2]);
});

test("a connection that breaks while work waits for something else fails the transaction, not the process", async () => {
  const lost = withTransaction(pool, async (client) => {
    await client.query("insert into numbers values (5)");
    const { rows } = await client.query("select pg_backend_pid() as pid");
    const admin = new pg.Client({ connectionString: postgres.url() });
    await admin.connect();
    await admin.query("select pg_terminate_backend($1)", [rows[0].pid]);
    await admin.end();
    await client.query("select 1");
  });
  await expect(lost).rejects.toThrow();
  expect(await numbers()).toEqual([1, 2]);
});

test("a read-only transaction refuses to write", async () => {
  const written = withTransaction(
    pool,
    (client) => client.query("insert into numbers values (6)"),
    "begin read only",
  );
  await expect(written).rejects.toMatchObject({ code: "25006" });
});
