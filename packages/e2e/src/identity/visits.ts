import type { Browser } from "playwright";
import { test as base } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { CHROMIUM } from "../support/env.ts";
import { enterWorld, type World } from "../support/world.ts";
import { type Visitor, visit } from "./visitor.ts";

/** A username and password in Keycloak. */
export interface Login {
  username: string;
  password: string;
}

/** Returns the demo's user with a role. @throws Error when the demo has none */
export function loginOf({ stack }: Pick<World, "stack">, role: string, tenant: string | null): Login {
  const login = stack.logins.find((entry) => entry.role === role && entry.tenant === tenant);
  if (login === undefined) throw new Error(`The demo has no ${role} of ${tenant ?? "the platform"}.`);
  return login;
}

/**
 * A test with the world and a browser, both shared by its file, and `visitAs`, which opens a browser context for a
 * user and closes it at the end of the test.
 */
export const test = base.extend<{
  $file: { world: World; browser: Browser };
  $test: { visitAs: (login: Login) => Promise<Visitor> };
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of the fixtures from this pattern.
  world: [async ({}, use) => use(await enterWorld()), { scope: "file" }],
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const browser = await openBrowser(CHROMIUM);
      await use(browser);
      await browser.close();
    },
    { scope: "file" },
  ],
  visitAs: async ({ world, browser }, use) => {
    const open: Visitor[] = [];
    await use(async (login) => {
      const visitor = await visit(browser, world.stack, login);
      open.push(visitor);
      return visitor;
    });
    await Promise.all(open.map((visitor) => visitor.close()));
  },
});
