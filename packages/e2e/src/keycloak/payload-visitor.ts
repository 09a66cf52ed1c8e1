import { z } from "zod";
import { submitLogin } from "../support/login-form.ts";
import type { TestPerson } from "./realm.ts";

/** A response of Payload. */
export interface Reply {
  status: number;
  location: string | null;
  text: string;
}

const meSchema = z.object({ user: z.looseObject({ id: z.string() }).nullable() });

/** A browser at Payload's admin: a cookie jar and the pages of the sign-in. */
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

  /** Starts a sign-in and completes it at Keycloak; returns the URL of the redirect back. */
  async atKeycloak(person: TestPerson, returnTo?: string): Promise<string> {
    const wanted = returnTo === undefined ? "" : `?redirect=${encodeURIComponent(returnTo)}`;
    const begun = await this.call(`/api/oidc/login${wanted}`);
    return submitLogin(begun.location ?? "", person);
  }

  /** Signs in as a browser does; returns the response of the callback. */
  async signOn(person: TestPerson, returnTo?: string): Promise<Reply> {
    return this.call(await this.atKeycloak(person, returnTo));
  }

  /** Returns the user that Payload sees for this browser. */
  async me(): Promise<z.infer<typeof meSchema>["user"]> {
    return meSchema.parse(JSON.parse((await this.call("/api/users/me?depth=0")).text)).user;
  }
}
