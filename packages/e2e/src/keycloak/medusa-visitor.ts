import { z } from "zod";
import { submitLogin } from "../support/login-form.ts";
import type { TestPerson } from "./realm.ts";

/** A response of Medusa. */
export interface Reply {
  status: number;
  location: string | null;
  body: unknown;
}

/** A browser at Medusa Admin: a cookie jar and the calls of the dashboard. */
export class MedusaVisitor {
  readonly #cookies = new Map<string, string>();

  constructor(readonly backend: string) {}

  async call(
    path: string,
    options: { method?: string; body?: unknown; token?: string } = {},
  ): Promise<Reply> {
    const { body, token } = options;
    const response = await fetch(this.backend + path, {
      method: options.method ?? (body === undefined ? "GET" : "POST"),
      redirect: "manual",
      headers: {
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        "content-type": "application/json",
        "sec-fetch-site": "same-origin",
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const text = await response.text();
    const json = response.headers.get("content-type")?.includes("json") === true;
    return {
      status: response.status,
      location: response.headers.get("location"),
      body: json ? JSON.parse(text) : text,
    };
  }

  /** Starts a sign-in and completes it at Keycloak; returns the query of the redirect back. */
  async atKeycloak(person: TestPerson): Promise<string> {
    const started = await this.call("/auth/user/keycloak", { body: {} });
    const { location } = z.object({ location: z.string() }).parse(started.body);
    return new URL(await submitLogin(location, person)).search;
  }

  /** Signs in as the dashboard does; returns the response to opening the session. */
  async signOn(person: TestPerson): Promise<Reply> {
    const query = await this.atKeycloak(person);
    const answered = await this.call(`/auth/user/keycloak/callback${query}`, { method: "POST" });
    const token = z.object({ token: z.string() }).safeParse(answered.body).data?.token;
    return token === undefined ? answered : this.call("/auth/session", { method: "POST", token });
  }
}
