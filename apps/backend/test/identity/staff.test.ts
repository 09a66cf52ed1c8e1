import { afterAll, describe, expect, test } from "vitest";
import { call, pool, stack } from "../support/client";

afterAll(() => pool.end());

async function secretKey(): Promise<{ id: string; basic: string }> {
  const { body } = await call("/admin/api-keys", { body: { title: "Key", type: "secret" } });
  return { id: body.api_key.id, basic: `Basic ${Buffer.from(`${body.api_key.token}:`).toString("base64")}` };
}

/** Sets the mark of `create-admin` on every login that has one. */
const markBreakGlass = (mark: "true" | "false") =>
  pool.query(
    `update auth_identity set app_metadata = app_metadata || jsonb_build_object('break_glass', $1::text)
     where app_metadata ? 'break_glass'`,
    [mark],
  );

describe("callers of the admin API", () => {
  test("a break-glass admin is accepted with a Medusa token and with a session", async () => {
    const session = await fetch(`${stack.backend}/auth/session`, {
      method: "POST",
      headers: { authorization: `Bearer ${stack.tokens.admin}` },
    });
    const cookie = session.headers.get("set-cookie")?.split(";")[0] ?? "";
    const answer = await call("/admin/tenants", { headers: { authorization: "", cookie } });
    expect(answer.status).toBe(200);
  });

  test("a user who lost access gets 401 with the fix, and the session stays invalid", async () => {
    const session = await fetch(`${stack.backend}/auth/session`, {
      method: "POST",
      headers: { authorization: `Bearer ${stack.tokens.admin}` },
    });
    const cookie = session.headers.get("set-cookie")?.split(";")[0] ?? "";
    const visit = () => call("/admin/products", { headers: { authorization: "", cookie } });
    expect((await visit()).status).toBe(200);
    await markBreakGlass("false");
    const lost = await visit();
    await markBreakGlass("true");
    expect(lost).toMatchObject({ status: 401, body: { message: expect.stringContaining("Sign in again") } });
    expect((await visit()).status).toBe(401);
  });

  test("a secret key has its creator's access until it is revoked", async () => {
    const key = await secretKey();
    const asKey = () => call("/admin/tenants", { headers: { authorization: key.basic } });
    expect((await asKey()).status).toBe(200);
    await call(`/admin/api-keys/${key.id}/revoke`, { body: {} });
    expect((await asKey()).status).toBe(401);
  });

  test("a secret key whose creator is no longer an admin is refused", async () => {
    const key = await secretKey();
    await pool.query("update api_key set created_by = 'user_gone' where id = $1", [key.id]);
    const answer = await call("/admin/tenants", { headers: { authorization: key.basic } });
    expect(answer.status).toBe(401);
  });
});
