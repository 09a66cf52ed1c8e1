import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { stubEnv } from "@/testing/stub-env";
import settings from "../../next.config";
import { contentSecurityPolicy } from "./content-security-policy";

beforeAll(() => stubEnv("https://shops.test"));
afterAll(() => vi.unstubAllEnvs());

const directivesOf = (policy: string) =>
  Object.fromEntries(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );
const policyOf = (nonce: string | null, development = false) =>
  directivesOf(contentSecurityPolicy({ nonce, development }));

const STRICT = {
  "default-src": ["'self'"],
  "script-src-attr": ["'none'"],
  "style-src": ["'self'", "'unsafe-inline'"],
  "img-src": ["'self'", "data:"],
  "font-src": ["'self'"],
  "connect-src": ["'self'"],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "frame-src": ["'none'"],
  "frame-ancestors": ["'none'"],
};

describe("content security policy", () => {
  test("a page runs scripts of its own origin, with the request's nonce or with a known hash, and no others", () => {
    const hash = expect.stringMatching(/^'sha256-[\w+/]{43}='$/);
    expect(policyOf("bm9uY2U=")).toEqual({
      ...STRICT,
      "script-src": ["'self'", "'nonce-bm9uY2U='", hash, hash],
    });
  });

  test("a response without a nonce runs no inline script", () => {
    expect(policyOf(null)).toEqual({ ...STRICT, "script-src": ["'self'"] });
  });

  test("the policy is relaxed in development only", () => {
    expect(policyOf(null, true)).toEqual({
      ...STRICT,
      "script-src": ["'self'", "'unsafe-eval'"],
      "connect-src": ["'self'", "ws:"],
    });
  });
});

test("every response has the security headers and names no software", async () => {
  const rules = (await settings.headers?.()) ?? [];
  expect(rules.map(({ source }) => source)).toEqual(["/:path*"]);
  expect(Object.fromEntries(rules[0]?.headers.map(({ key, value }) => [key, value]) ?? [])).toEqual({
    "Content-Security-Policy": contentSecurityPolicy({ nonce: null, development: false }),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "X-Frame-Options": "DENY",
    "Strict-Transport-Security": "max-age=31536000",
  });
  expect(settings.poweredByHeader).toBe(false);
});

test("an image that is passed through runs no script and is downloaded when it is opened directly", () => {
  expect(settings.images).toMatchObject({
    contentDispositionType: "attachment",
    contentSecurityPolicy: "default-src 'self'; script-src 'none'; sandbox;",
  });
});
