import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { ensureDatabase, withDatabase } from "../src/postgres/databases.js";
import { type PostgresServer, startPostgres } from "../src/postgres/server.js";
import { type TemporaryFolder, temporaryFolder } from "../src/temporary.js";

let folder: TemporaryFolder;
let server: PostgresServer | undefined;
afterEach(async () => {
  await server?.stop();
  await folder.remove();
});

const start = async () => {
  server = await startPostgres({ dataFolder: join(folder.path, "data"), password: "p@ss w", durable: false });
  return server;
};

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test("data survives kill -9 and a restart on the same port", async () => {
  folder = await temporaryFolder("pg");
  const running = await start();
  await ask(running.url(), "create table kept as select 7 as n");
  await running.kill();
  await running.restart();
  expect(await ask(running.url(), "select n from kept")).toEqual([{ n: 7 }]);
});

test("values of rows never reach the server's log, however a statement fails", async () => {
  folder = await temporaryFolder("pg");
  const logFile = join(folder.path, "postgres.log");
  server = await startPostgres({ dataFolder: join(folder.path, "data"), password: "p@ss w", logFile });
  const address = "ann@people.test";
  await ask(server.url(), "create table person (email text unique check (length(email) > 3), age int)");
  await ask(server.url(), `insert into person values ('${address}', 7)`);
  for (const failing of [
    `insert into person values ('${address}', 8)`,
    `insert into person values ('${address}', '${address}')`,
    `select '${address}'::uuid`,
    `do $$ begin raise warning '${address}'; raise exception '${address}'; end $$`,
    `select '${address}' from nowhere`,
  ]) {
    await expect(ask(server.url(), failing)).rejects.toThrow();
  }
  await server.stop();
  const log = await readFile(logFile, "utf8");
  expect(log).toContain("ready to accept connections");
  expect(log).not.toContain(address);
});

test("an incomplete data folder is moved aside, its files kept", async () => {
  folder = await temporaryFolder("pg");
  await mkdir(join(folder.path, "data", "base"), { recursive: true });
  await writeFile(join(folder.path, "data", "base", "precious"), "kept");
  const running = await start();
  expect(running.healed[0]).toMatch(/moved an incomplete data folder/);
  const aside = (await readdir(folder.path)).find((name) => name.startsWith("data.incomplete-"));
  expect(await readdir(join(folder.path, String(aside), "base"))).toEqual(["precious"]);
});

test("a lock left by a dead server does not stop the next start", async () => {
  folder = await temporaryFolder("pg");
  const first = await start();
  await first.stop();
  await writeFile(join(folder.path, "data", "postmaster.pid"), `${process.pid}\n/nowhere\n`);
  const second = await start();
  expect(second.healed[0]).toMatch(/removed the lock/);
});

test("a copy of a template database holds its rows", async () => {
  folder = await temporaryFolder("pg");
  const running = await start();
  await ensureDatabase(running.url(), "first");
  await ask(withDatabase(running.url(), "first"), "create table t as select 1 as n");
  await ensureDatabase(running.url(), "second", "first");
  expect(await ask(withDatabase(running.url(), "second"), "select n from t")).toEqual([{ n: 1 }]);
  expect(await ensureDatabase(running.url(), "second")).toBe(false);
});
