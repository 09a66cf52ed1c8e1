import { describe, expect, test } from "vitest";
import { ask, call, editor } from "./edge";

describe("rate limits per IP address", () => {
  const statuses = async (times: number, once: () => Promise<Response>) => {
    const seen = new Set<number>();
    for (let done = 0; done < times; done += 20)
      for (const { status } of await Promise.all(Array.from({ length: 20 }, once))) seen.add(status);
    return seen;
  };

  test("an IP address can try 20 wrong API keys and is then refused", async () => {
    const guess = (from: string) =>
      call("GET", "posts", {
        headers: {
          authorization: "users API-Key 00000000-0000-4000-8000-000000000000",
          "x-forwarded-for": from,
        },
      });
    for (let tried = 0; tried < 20; tried += 1) expect((await guess("203.0.113.1")).status).toBe(403);
    const refused = await guess("203.0.113.1");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await guess("203.0.113.2")).status).toBe(403);
    const own = await call("GET", "posts", { headers: await editor.apiKey() });
    expect(own.status).toBe(200);
  });

  test("an IP address whose tokens are refused repeatedly is refused before they are verified", async () => {
    const unsigned = (from: string) =>
      call("POST", "internal/sync/ids", {
        headers: { authorization: "Bearer x", "x-forwarded-for": from },
        body: "{}",
      });
    expect((await unsigned("203.0.113.5")).status).toBe(401);
    expect(await statuses(320, () => unsigned("203.0.113.5"))).toEqual(new Set([401, 429]));
    expect((await unsigned("203.0.113.6")).status).toBe(401);
  });

  test.each([
    ["files", 12_000, "media/file/none.png", "posts", "203.0.113.7"],
    ["public", 6_000, "public/posts", "media/file/none.png", "203.0.113.8"],
  ] as const)(
    "an IP address can call %s %i times a minute, and is then refused there and nowhere else",
    async (name, most, path, other, from) => {
      const { cacheRedis } = await import("../../src/connections/cache-redis");
      const counters = () => cacheRedis().keys(`tandem:limit:cms:${name}:*`);
      const once = async (at: string) =>
        (await call("GET", at, { headers: { "x-forwarded-for": from } })).status;
      const earlier = new Set(await counters());
      expect(await once(path)).not.toBe(429);
      const own = (await counters()).filter((key) => !earlier.has(key));
      expect(own).toHaveLength(1);
      await cacheRedis().incrby(own[0] ?? "", most - 2);
      expect(await once(path)).not.toBe(429);
      expect(await once(path)).toBe(429);
      expect(await once(other)).not.toBe(429);
    },
  );

  test("an IP address that starts sign-ins with forged credentials is limited", async () => {
    const headers = { "x-forwarded-for": "203.0.113.4", cookie: "payload-token=x", authorization: "JWT x" };
    expect(await statuses(640, () => call("GET", "oidc/login", { headers }))).toContain(429);
  });

  test("an IP address that sends no credentials, or calls GraphQL, is limited", async () => {
    const headers = { "x-forwarded-for": "203.0.113.3" };
    expect(await statuses(640, () => call("GET", "posts", { headers }))).toContain(429);
    expect(await statuses(320, () => ask("{ __typename }", headers))).toContain(429);
  });
});
