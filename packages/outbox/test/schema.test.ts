import { EVENT } from "@tandem/contracts";
import { startTestPostgres, type TestPostgres } from "@tandem/local-servers";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { appendOutbox, installOutbox } from "../src/index.js";

let postgres: TestPostgres;
let pool: pg.Pool;
let databases = 0;

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  databases += 1;
  pool = new pg.Pool({ connectionString: await postgres.createDatabase(`outbox_${databases}`) });
});
afterEach(() => pool.end());

const tables = async () =>
  (
    await pool.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'integration' order by 1",
    )
  ).rows.map(({ name }) => name);

test("installing the outbox again keeps its rows", async () => {
  await installOutbox(pool);
  await appendOutbox(pool, [
    { tenant: "ten_1", type: EVENT.productUpdated, entity: "product", id: "prod_1", op: "updated" },
  ]);
  await installOutbox(pool);
  expect((await pool.query("select entity_id from integration.outbox")).rows).toEqual([
    { entity_id: "prod_1" },
  ]);
});

test("an outbox of a newer release is left as it is", async () => {
  await installOutbox(pool);
  await pool.query("update integration.version set version = 1000; drop table integration.applied");
  await installOutbox(pool);
  expect(await tables()).toEqual(["endpoint", "outbox", "version"]);
});

test("an installation that fails leaves nothing behind", async () => {
  await pool.query("create schema integration; create table integration.outbox (id int)");
  await expect(installOutbox(pool)).rejects.toThrow();
  expect(await tables()).toEqual(["outbox"]);
});
