import type { Browser, BrowserContext, Page } from "playwright";
import { z } from "zod";
import type { StackFacts } from "../support/world.ts";

/** An application that people sign in to. */
export type Place = "commerce" | "content" | "console";

/** One person with their own browser context. */
export interface Visitor {
  page: Page;
  /** Opens a place, types the password when Keycloak requires it, and returns whether it did. */
  enter(place: Place): Promise<{ askedForPassword: boolean }>;
  /** Returns whether the browser is signed in to a place. */
  isInside(place: Place): Promise<boolean>;
  /** Returns the status of a call with this browser's cookies. */
  status(url: string, method?: "GET" | "POST" | "DELETE", body?: unknown): Promise<number>;
  json(url: string): Promise<unknown>;
  close(): Promise<void>;
}

const PASSWORD = "#password";
const meSchema = z.object({ user: z.unknown().nullish() });

/** Opens a new browser context for a person with this login. */
export async function visit(
  browser: Browser,
  { urls }: Pick<StackFacts, "urls">,
  login: { username: string; password: string },
): Promise<Visitor> {
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  const doors: Record<Place, (page: Page) => Promise<unknown>> = {
    async commerce() {
      await page.goto(`${urls.backend}/app/login`);
      await page.getByRole("button", { name: /Continue with (?!Email)/ }).click();
    },
    async content() {
      await page.goto(`${urls.cms}/admin/login`);
      await page.locator("a[href^='/api/oidc/login']").click();
    },
    console: () => page.goto(`${urls.worker}/console`),
  };
  const status: Visitor["status"] = async (url, method = "GET", body) =>
    (await call(context, url, method, body)).status();
  const json: Visitor["json"] = async (url) => (await call(context, url, "GET")).json();

  return {
    page,
    async enter(place) {
      const judged = place === "commerce" ? judgement(page) : null;
      await doors[place](page);
      const asked = await passwordOrElse(page);
      if (asked) {
        await page.locator("#username").fill(login.username);
        await page.locator(PASSWORD).fill(login.password);
        await page.locator("#kc-login").click();
      }
      if (judged === null) await arrived(page, INSIDE[place]);
      else if (await judged) await arrived(page, INSIDE.commerce);
      return { askedForPassword: asked };
    },
    status,
    async isInside(place) {
      switch (place) {
        case "commerce":
          return (await status(`${urls.backend}/admin/users/me`)) === 200;
        case "content":
          return meSchema.parse(await json(`${urls.cms}/api/users/me`)).user != null;
        case "console":
          return (await status(`${urls.worker}/console`)) === 200;
        default:
          return place satisfies never;
      }
    },
    json,
    close: () => context.close(),
  };
}

function call(context: BrowserContext, url: string, method: string, data?: unknown) {
  return context.request.fetch(url, {
    method,
    maxRedirects: 0,
    // Headers of a page of the same origin; Payload accepts cookies from no other.
    headers: { accept: "application/json", "sec-fetch-site": "same-origin", origin: new URL(url).origin },
    ...(data === undefined ? {} : { data }),
  });
}

/** Returns true when Keycloak shows its form, false when it redirects back at once. */
async function passwordOrElse(page: Page): Promise<boolean> {
  const keycloak = (url: URL) => url.pathname.startsWith("/realms/");
  const login = (url: URL) => url.pathname.endsWith("/login") && !url.searchParams.has("code");
  await page.waitForURL((url) => keycloak(url) || !login(url));
  return keycloak(new URL(page.url())) && (await page.locator(PASSWORD).count()) > 0;
}

/** Returns whether Medusa accepts the sign-in, which its login page completes with a script. */
async function judgement(page: Page): Promise<boolean> {
  const answer = await page.waitForResponse((response) =>
    new URL(response.url()).pathname.endsWith("/auth/user/keycloak/callback"),
  );
  return answer.ok();
}

/** URLs of the place after the sign-in, or of its refusal. */
const INSIDE: Record<Place, RegExp> = {
  commerce: /\/app\/(?!login)/,
  content: /\/admin(?!\/login)|\/api\/oidc\/callback/,
  console: /\/console/,
};

async function arrived(page: Page, inside: RegExp): Promise<void> {
  await page.waitForURL(inside);
  await page.waitForLoadState("networkidle");
}
