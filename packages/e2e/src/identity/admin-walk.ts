import { waitFor } from "@tandem/local-servers";
import type { Page, Request } from "playwright";

/** A page of Medusa Admin as the user saw it. */
export interface Seen {
  /** Path without `/app`. */
  path: string;
  /** Refused and failed calls, error boundaries, error toasts and script errors. */
  problems: string[];
}

const BROKEN = /error occurred|unexpected error|something went wrong/i;
const REFUSED = [401, 403];

/** Medusa Admin in the browser of a signed-in user. */
export class AdminWalk {
  readonly #problems: string[] = [];
  readonly #pending = new Set<Request>();

  constructor(
    private readonly page: Page,
    private readonly backend: string,
  ) {
    page.on("response", (response) => {
      const { pathname, origin } = new URL(response.url());
      const status = response.status();
      if (origin === new URL(backend).origin && (status >= 500 || REFUSED.includes(status)))
        this.#problems.push(`${response.request().method()} ${pathname} responded with ${status}`);
    });
    page.on("pageerror", (error) => this.#problems.push(error.message));
    page.on("request", (request) => this.#pending.add(request));
    page.on("requestfinished", (request) => this.#pending.delete(request));
    page.on("requestfailed", (request) => this.#pending.delete(request));
  }

  /** Opens a path directly, as a typed URL does, and waits until the network is idle. */
  async open(path: string): Promise<Seen> {
    this.#problems.length = 0;
    await this.page.goto(`${this.backend}/app${path}`);
    await this.page.locator("main").waitFor({ state: "visible" });
    await this.page.waitForLoadState("networkidle");
    return this.#see();
  }

  /** Goes to a path inside the open admin, as a link does, and waits until nothing is loading any more. */
  async #follow(path: string): Promise<Seen> {
    this.#problems.length = 0;
    await this.page.evaluate((url) => {
      history.pushState(null, "", url);
      dispatchEvent(new PopStateEvent("popstate", { state: null }));
    }, `/app${path}`);
    let quiet = 0;
    await waitFor({
      what: `${path} to load`,
      timeoutMs: 30_000,
      everyMs: 100,
      probe: async () => {
        quiet = this.#pending.size === 0 ? quiet + 1 : 0;
        return quiet > 3 ? true : undefined;
      },
    });
    await this.page.locator("main").waitFor({ state: "visible" });
    return this.#see();
  }

  async #see(): Promise<Seen> {
    const text = await this.page.locator("body").innerText();
    const problems = [...new Set(this.#problems)];
    const broken = BROKEN.exec(text)?.[0];
    if (broken !== undefined) problems.push(`shows "${broken}"`);
    if ((await this.page.locator("[data-sonner-toast][data-type='error']").count()) > 0)
      problems.push("shows an error toast");
    return { path: this.path(), problems };
  }

  /** Returns the current path without `/app`. */
  path(): string {
    return new URL(this.page.url()).pathname.replace(/^\/app/, "");
  }

  /** Returns the paths in the visible menu. */
  async menu(): Promise<string[]> {
    const links = await this.page.locator("aside a[href^='/app/']:visible").all();
    const found = await Promise.all(links.map((link) => link.getAttribute("href")));
    return [...new Set(found.map((href) => (href ?? "").replace(/^\/app/, "")))];
  }

  /** Returns the path of the first row that the open page lists, if any. */
  async firstRow(): Promise<string | undefined> {
    const links = await this.page.locator("main a[href^='/app/']:visible").all();
    const found = await Promise.all(links.map((link) => link.getAttribute("href")));
    return found.find((href) => /_[0-9A-Z]{26}$/.test(href ?? ""))?.replace(/^\/app/, "");
  }

  /** Opens every page of the menu, pages that appear in it meanwhile, and one row of each. Returns the pages seen. */
  async everywhere(): Promise<Seen[]> {
    const seen = new Map<string, Seen>();
    const queue = await this.menu();
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (seen.has(next)) continue;
      seen.set(next, await this.#follow(next));
      queue.push(...(await this.menu()));
      const row = await this.firstRow();
      if (row !== undefined && !seen.has(row)) seen.set(row, await this.#follow(row));
    }
    return [...seen.values()];
  }
}
