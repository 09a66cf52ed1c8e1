import { createServer } from "node:net";
import { nextFreePort } from "@tandem/local-servers";
import { expect, test } from "vitest";
import { withNeeds } from "./plan.js";

test("only the requested services and what they need are started", () => {
  expect(withNeeds(["storefront"])).toEqual(["redis", "keycloak", "storefront"]);
  expect(withNeeds(["backend", "redis"])).toEqual(["postgres", "redis", "keycloak", "backend"]);
  expect(withNeeds(["mail"])).toEqual(["mail"]);
});

test("a busy port moves to the next free one", async () => {
  const preferred = await nextFreePort(24_000);
  const busy = createServer();
  await new Promise<void>((resolve) => busy.listen(preferred, "127.0.0.1", resolve));
  expect(await nextFreePort(preferred)).toBeGreaterThan(preferred);
  await new Promise((resolve) => busy.close(resolve));
});
