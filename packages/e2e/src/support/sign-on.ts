import type { Page } from "playwright";
import type { StackFacts } from "./world.ts";

/** Submits Keycloak's login form, which the page must show, for the demo's person with a role. */
export async function signOn(
  page: Page,
  logins: StackFacts["logins"],
  role: string,
  tenant: string | null,
): Promise<void> {
  const login = logins.find((candidate) => candidate.role === role && candidate.tenant === tenant);
  if (login === undefined) throw new Error(`The demo has no ${role} of ${tenant ?? "the platform"}.`);
  await page.locator("#username").fill(login.username);
  await page.locator("#password").fill(login.password);
  await page.locator("#kc-login").click();
}
