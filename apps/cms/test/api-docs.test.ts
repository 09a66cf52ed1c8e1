import { expect, test } from "vitest";
import { OPERATIONS } from "../src/api-docs/operations";
import { GET as getDocument } from "../src/app/api-docs/openapi.json/route";
import { GET as getPage } from "../src/app/api-docs/route";
import { endpoints } from "../src/endpoints";

/** Described calls that Next serves instead of Payload: probes, and the rewrite of `next.config.ts`. */
const SERVED_BY_NEXT = ["get /health/live", "get /health/ready", "get /api/tenants"];

test("the API reference describes exactly the endpoints of this product", () => {
  const there = endpoints.map(({ method, path }) => `${method} /api${path.replaceAll(/:(\w+)/g, "{$1}")}`);
  const described = OPERATIONS.map(({ method, path }) => `${method} ${path}`);
  expect(described.sort()).toEqual([...there, ...SERVED_BY_NEXT].sort());
});

test("the OpenAPI document contains every described call", async () => {
  const { paths, info } = await getDocument().json();
  expect(info.title).toBe("Tandem content API");
  expect(Object.keys(paths).sort()).toEqual([...new Set(OPERATIONS.map(({ path }) => path))].sort());
});

test("the page of the API reference runs scripts of its own origin only", () => {
  const policy = getPage().headers.get("content-security-policy");
  expect(policy).toMatch(/default-src 'none';.*script-src 'self';/);
});
