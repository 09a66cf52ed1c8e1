import { startTestPostgres, type TestPostgres } from "@tandem/local-servers";
import pg, { type PoolClient } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transaction } from "../src/connections/transaction";

let postgres: TestPostgres;
let pool: pg.Pool;

beforeAll(async () => {
  postgres = await startTestPostgres();
  pool = new pg.Pool({ connectionString: await postgres.createDatabase("deadlocks"), max: 4 });
  await pool.query("create table shelf (id int primary key, n int not null)");
  await pool.query("insert into shelf values (1, 0), (2, 0)");
});
afterAll(async () => {
  await pool.end();
  await postgres.stop();
});

test("two transactions that deadlock both succeed, each written once", async () => {
  let both = 0;
  let met: () => void = () => undefined;
  const meeting = new Promise<void>((resolve) => {
    met = resolve;
  });
  const add = (client: PoolClient, id: number) =>
    client.query("update shelf set n = n + 1 where id = $1", [id]);
  const inOrder = (first: number, second: number) =>
    transaction(pool, async (client) => {
      await add(client, first);
      both += 1;
      if (both === 2) met();
      await meeting;
      await add(client, second);
    });
  await Promise.all([inOrder(1, 2), inOrder(2, 1)]);
  expect((await pool.query("select n from shelf order by id")).rows).toEqual([{ n: 2 }, { n: 2 }]);
  expect(both).toBeGreaterThan(2);
});

test("any other failure is thrown at once, with nothing committed", async () => {
  let attempts = 0;
  const failing = transaction(pool, async (client) => {
    attempts += 1;
    await client.query("update shelf set n = 9");
    await client.query("insert into shelf values (1, 1)");
  });
  await expect(failing).rejects.toMatchObject({ code: "23505" });
  expect(attempts).toBe(1);
  expect((await pool.query("select max(n) as n from shelf")).rows).toEqual([{ n: 2 }]);
});
