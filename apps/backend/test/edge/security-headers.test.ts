import { afterAll, expect, test } from "vitest";
import { pool } from "../support/client";
import { sendRaw } from "../support/raw";

afterAll(() => pool.end());

const EVERYWHERE = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "permissions-policy": expect.stringContaining("camera=()"),
  "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
};

test.each([
  "/app/",
  "/app/orders",
  "/admin/products",
  "/admin/nothing",
  "/store/products",
  "/auth/user/providers",
  "/auth/nothing",
  "/docs",
  "/docs/openapi.json",
  "/docs/reference.js",
  "/health",
  "/health/live",
  "/internal/sync/endpoints",
  "/static/nothing",
  "/nothing",
  "//refused",
])("%s is sent with every security header and does not name its software", async (path) => {
  const { status, headers } = await sendRaw(path);
  expect(status).toBeGreaterThan(0);
  expect(headers).toMatchObject(EVERYWHERE);
  expect(headers).not.toHaveProperty("x-powered-by");
});

test("no page allows inline scripts", async () => {
  for (const path of ["/app/", "/docs", "/admin/products", "/nothing"]) {
    const { headers } = await sendRaw(path);
    const policy = String(headers["content-security-policy"]);
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? /default-src ([^;]*)/.exec(policy)?.[1];
    expect(scripts, path).toBeDefined();
    expect(scripts, path).not.toMatch(/unsafe-inline|unsafe-eval|https?:(?!\/)|\*/);
  }
});
