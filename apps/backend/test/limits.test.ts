import { waitFor } from "@tandem/local-servers";
import { afterAll, describe, expect, test } from "vitest";
import { call, pool } from "./support/client";

afterAll(() => pool.end());

const WAITING = `select count(*)::int as count from pg_stat_activity
  where wait_event_type = 'Lock' and query like '%"currency"%' and pid <> pg_backend_pid()`;

describe("request limits", () => {
  test("a request blocked in the database gets a response in time, and its statement is cancelled", async () => {
    const blocker = await pool.connect();
    try {
      await blocker.query("begin");
      await blocker.query("lock table currency in access exclusive mode");
      const started = Date.now();
      const { status, body } = await call("/admin/currencies");
      expect(status).toBe(503);
      expect(body).toMatchObject({
        code: "unavailable",
        message: expect.stringContaining("The request took too long"),
      });
      expect(Date.now() - started).toBeLessThan(20_000);
      await waitFor({
        what: "the end of the statement",
        timeoutMs: 20_000,
        probe: async () => ((await pool.query(WAITING)).rows[0].count === 0 ? true : undefined),
      });
    } finally {
      await blocker.query("rollback");
      blocker.release();
    }
    expect((await call("/admin/currencies")).status).toBe(200);
  });

  test("a request whose response would be too large is refused with a hint to use `fields`", async () => {
    const { body } = await call("/admin/customer-groups", { body: { name: `Large ${process.pid}` } });
    const { id } = body.customer_group;
    await pool.query(
      "update customer_group set metadata = jsonb_build_object('x', repeat('x', 9000000)) where id = $1",
      [id],
    );
    const answer = await call(`/admin/customer-groups/${id}`);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain("`fields`");
    expect((await call(`/admin/customer-groups/${id}?fields=id,name`)).status).toBe(200);
    await call(`/admin/customer-groups/${id}`, { method: "DELETE" });
  });
});
