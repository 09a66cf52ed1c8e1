import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { pool, stack } from "./support/client";

afterAll(() => pool.end());

const API = join(import.meta.dirname, "..", "src", "api");

/** Pages for browsers, which are not part of the API. */
const PAGE = /^\/(docs|invitations)(\/|$)/;

test("the API reference describes exactly the routes of this product", async () => {
  const files = readdirSync(API, { recursive: true, encoding: "utf8" });
  const calls = files.flatMap((file) => {
    const path = `/${file.replace(/\/route\.ts$/, "").replaceAll(/\[(\w+)\]/g, "{$1}")}`;
    if (!file.endsWith("/route.ts") || PAGE.test(path)) return [];
    const exported = readFileSync(join(API, file), "utf8").matchAll(
      /^export (?:const|(?:async )?function) (GET|POST|PUT|PATCH|DELETE)\b/gm,
    );
    return [...exported].map(([, method = ""]) => `${method.toLowerCase()} ${path}`);
  });
  const document = z
    .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(await (await fetch(`${stack.backend}/docs/openapi.json`)).json());
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(described.sort()).toEqual(calls.sort());
});

test("the page of the API reference loads its script from the backend, compressed and cached", async () => {
  const page = await (await fetch(`${stack.backend}/docs`)).text();
  const [, path = ""] = /<script src="([^"]+)"/.exec(page) ?? [];
  const first = await fetch(new URL(path, stack.backend), { headers: { "accept-encoding": "gzip" } });
  expect(first.status).toBe(200);
  expect(first.headers.get("content-type")).toMatch(/^text\/javascript/);
  expect(first.headers.get("content-encoding")).toBe("gzip");
  await first.body?.cancel();
  const second = await fetch(new URL(path, stack.backend), {
    headers: { "accept-encoding": "gzip", "if-none-match": first.headers.get("etag") ?? "" },
  });
  expect(second.status).toBe(304);
});
