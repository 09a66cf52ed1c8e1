import { afterAll, describe, expect, test } from "vitest";
import { call, pool, stack } from "../support/client";

afterAll(() => pool.end());

async function secretKey(): Promise<{ id: string; basic: string }> {
  const { body } = await call("/admin/api-keys", { body: { title: "Key", type: "secret" } });
  return { id: body.api_key.id, basic: `Basic ${Buffer.from(`${body.api_key.token}:`).toString("base64")}` };
}

/** Takes the mark of `create-admin` from every login that has one, or gives it back. */
const markBreakGlass = (mark: "true" | "false") =>
  pool.query(
    `update auth_identity set app_metadata = app_metadata || jsonb_build_object('break_glass', $1::text)
     where app_metadata ? 'break_glass'`,
    [mark],
  );

describe("who acts in the admin", () => {
  test("a break-glass admin acts by Medusa token and by session alike", async () => {
    const session = await fetch(`${stack.backend}/auth/session`, {
      method: "POST",
      headers: { authorization: `Bearer ${stack.tokens.admin}` },
    });
    const cookie = session.headers.get("set-cookie")?.split(";")[0] ?? "";
    const answer = await call("/admin/tenants", { headers: { authorization: "", cookie } });
    expect(answer.status).toBe(200);
  });

  test("whoever lost their access is told so, and their session is over for good", async () => {
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

  test("a secret key acts as who made it, and no longer when it is revoked", async () => {
    const key = await secretKey();
    const asKey = () => call("/admin/tenants", { headers: { authorization: key.basic } });
    expect((await asKey()).status).toBe(200);
    await call(`/admin/api-keys/${key.id}/revoke`, { body: {} });
    expect((await asKey()).status).toBe(401);
  });

  test("a secret key of somebody who is no admin any more opens nothing", async () => {
    const key = await secretKey();
    await pool.query("update api_key set created_by = 'user_gone' where id = $1", [key.id]);
    const answer = await call("/admin/tenants", { headers: { authorization: key.basic } });
    expect(answer.status).toBe(401);
  });
});
