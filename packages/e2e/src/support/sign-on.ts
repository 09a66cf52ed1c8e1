import type { Page } from "playwright";
import type { StackFacts } from "./world.ts";

/** Fills in Keycloak's form, which the page must be showing, as the demo's person of a role. */
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
