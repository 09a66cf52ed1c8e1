import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  startTestPostgres,
  type TemporaryFolder,
  type TestPostgres,
  temporaryFolder,
} from "@tandem/local-servers";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { migrate } from "../src/database/migrate.js";

const SHIPPED = new URL("../migrations/001_sync.sql", import.meta.url);
let postgres: TestPostgres;
let folder: TemporaryFolder;
let pool: pg.Pool;
let databases = 0;

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  databases += 1;
  folder = await temporaryFolder("migrations");
  pool = new pg.Pool({ connectionString: await postgres.createDatabase(`sync_${databases}`) });
});
afterEach(async () => {
  await pool.end();
  await folder.remove();
});

const write = (name: string, sql: string) => writeFile(join(folder.path, name), sql);
const run = (on = pool) => migrate(on, pathToFileURL(`${folder.path}/`));
const namesIn = async (sql: string) => (await pool.query<{ name: string }>(sql)).rows.map(({ name }) => name);
const recorded = () => namesIn("select name from migrations order by name");

test("a database made by an earlier release keeps its data and runs only the new files", async () => {
  expect(await migrate(pool)).toEqual(["001_sync.sql"]);
  await pool.query("insert into links (entity, medusa_id, tenant) values ('product', 'prod_1', 'ten_1')");
  await copyFile(SHIPPED, join(folder.path, "001_sync.sql"));
  await write("002_note.sql", "alter table links add column note text");
  expect(await run()).toEqual(["002_note.sql"]);
  expect((await pool.query("select medusa_id, note from links")).rows).toEqual([
    { medusa_id: "prod_1", note: null },
  ]);
});

test("the previous release still starts on a database that a newer release has migrated", async () => {
  await copyFile(SHIPPED, join(folder.path, "001_sync.sql"));
  await write("002_note.sql", "alter table links add column note text");
  await run();
  expect(await migrate(pool)).toEqual([]);
  expect(await recorded()).toEqual(["001_sync.sql", "002_note.sql"]);
});

test("processes that migrate at once run each file once", async () => {
  await write("001_runs.sql", "create table runs (name text); insert into runs values ('001')");
  await write("002_runs.sql", "insert into runs values ('002')");
  const pools = Array.from(
    { length: 4 },
    () => new pg.Pool({ connectionString: pool.options.connectionString }),
  );
  const ran = await Promise.all(pools.map(run));
  expect(ran.flat().sort()).toEqual(["001_runs.sql", "002_runs.sql"]);
  expect(await namesIn("select name from runs order by name")).toEqual(["001", "002"]);
  await Promise.all(pools.map((each) => each.end()));
});

test("a file that fails leaves nothing behind, keeps the files before it and runs again once it is corrected", async () => {
  await write("001_kept.sql", "create table kept (id int)");
  await write("002_half.sql", "create table half (id int); select 1 / 0");
  await expect(run()).rejects.toThrow("division by zero");
  const tables = () =>
    namesIn("select tablename as name from pg_tables where schemaname = 'public' order by 1");
  expect(await tables()).toEqual(["kept", "migrations"]);
  expect(await recorded()).toEqual(["001_kept.sql"]);
  await write("002_half.sql", "create table half (id int)");
  expect(await run()).toEqual(["002_half.sql"]);
  expect(await tables()).toEqual(["half", "kept", "migrations"]);
});
