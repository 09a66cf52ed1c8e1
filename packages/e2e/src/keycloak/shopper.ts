import { type Answer, call } from "../support/http.ts";
import { submitLogin } from "../support/login-form.ts";
import type { TestPerson } from "./realm.ts";

/** A browser at the storefront: a cookie jar for each host. */
export class Shopper {
  readonly #jars = new Map<string, Map<string, string>>();

  constructor(readonly storefront: string) {}

  /** Returns the browser's cookies for a host. */
  jar(host: string): Map<string, string> {
    const jar = this.#jars.get(host) ?? new Map<string, string>();
    this.#jars.set(host, jar);
    return jar;
  }

  /** Opens one URL of the storefront or of a shop, without following redirects. */
  async open(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    const { host, pathname, search } = new URL(url);
    const jar = this.jar(host);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await call(`${this.storefront}${pathname}${search}`, {
      host,
      headers: { cookie, ...headers },
    });
    for (const line of [answer.headers["set-cookie"] ?? []].flat()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }

  /** Opens one URL and returns the URL it redirects to. */
  async follow(url: string): Promise<string> {
    return String((await this.open(url)).headers.location);
  }

  /** Starts a sign-in at a shop and returns the URL of Keycloak's login page for this attempt. */
  async begin(shop: string, returnTo = "/account"): Promise<string> {
    const login = `${shop}/api/auth/login?returnTo=${encodeURIComponent(returnTo)}`;
    return this.follow(await this.follow(login));
  }

  /** Signs in as a browser does and returns the URL of the shop's page where it ends. */
  async signIn(shop: string, person: TestPerson, returnTo?: string): Promise<string> {
    const callback = await submitLogin(await this.begin(shop, returnTo), person);
    return this.follow(await this.follow(callback));
  }
}
