import { z } from "zod";
import { submitLogin } from "./login-form.ts";
import type { TestPerson } from "./realm.ts";

/** What Payload answered a visitor. */
export interface Reply {
  status: number;
  location: string | null;
  text: string;
}

const meSchema = z.object({ user: z.looseObject({ id: z.string() }).nullable() });

/** Payload's admin as one browser uses it: a jar of cookies and the pages of the sign-on. */
export class PayloadVisitor {
  readonly cookies = new Map<string, string>();

  constructor(readonly cms: string) {}

  async call(path: string, options: { method?: string; body?: URLSearchParams | object } = {}) {
    const { body } = options;
    const isForm = body instanceof URLSearchParams;
    const response = await fetch(path.startsWith("http") ? path : this.cms + path, {
      method: options.method ?? (body === undefined ? "GET" : "POST"),
      redirect: "manual",
      headers: {
        origin: this.cms,
        "sec-fetch-site": "same-origin",
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const reply: Reply = {
      status: response.status,
      location: response.headers.get("location"),
      text: await response.text(),
    };
    return reply;
  }

  /** Asks to sign on and does so at Keycloak; answers the address the browser comes back to. */
  async atKeycloak(person: TestPerson, returnTo?: string): Promise<string> {
    const wanted = returnTo === undefined ? "" : `?redirect=${encodeURIComponent(returnTo)}`;
    const begun = await this.call(`/api/oidc/login${wanted}`);
    return submitLogin(begun.location ?? "", person);
  }

  /** Signs on as a browser does; answers what the callback answered. */
  async signOn(person: TestPerson, returnTo?: string): Promise<Reply> {
    return this.call(await this.atKeycloak(person, returnTo));
  }

  /** Whom Payload takes the browser for. */
  async me(): Promise<z.infer<typeof meSchema>["user"]> {
    return meSchema.parse(JSON.parse((await this.call("/api/users/me?depth=0")).text)).user;
  }
}
