import { hostCookieName } from "@tandem/auth";
import { z } from "zod";
import { call, ok } from "./http.ts";
import { submitLogin } from "./login-form.ts";

const docSchema = z.looseObject({ id: z.union([z.string(), z.number()]) });
export type Doc = z.infer<typeof docSchema>;

/** Returns a rich text document of plain paragraphs, as the editor in Payload's admin saves it. */
export function richText(...paragraphs: string[]) {
  return {
    root: {
      type: "root",
      format: "",
      indent: 0,
      version: 1,
      direction: "ltr",
      children: paragraphs.map((text) => ({
        type: "paragraph",
        format: "",
        indent: 0,
        version: 1,
        direction: "ltr",
        textFormat: 0,
        textStyle: "",
        children: [{ type: "text", text, format: 0, style: "", mode: "normal", detail: 0, version: 1 }],
      })),
    },
  };
}

/** Returns the token in the cookie of a sign-in to the CMS, the only place that has it. */
function sessionIn(url: string, cookies: readonly string[], person: string, status: number): string {
  const name = `${hostCookieName("payload-token", url)}=`;
  const cookie = cookies.find((line) => line.startsWith(name));
  if (cookie === undefined) throw new Error(`Payload refused the sign-in of ${person} (${status}).`);
  return cookie.slice(name.length).split(";")[0] ?? "";
}

/** Client of Payload's REST API with the session of a signed-in user. */
export class PayloadPerson {
  private constructor(
    readonly url: string,
    private readonly token: string,
  ) {}

  static async signIn(url: string, email: string, password: string): Promise<PayloadPerson> {
    const { status, headers } = await call(`${url}/api/users/login`, { body: { email, password } });
    return new PayloadPerson(url, sessionIn(url, [headers["set-cookie"] ?? []].flat(), email, status));
  }

  /** Signs in with Keycloak as a browser does, with redirects and cookies. */
  static async signOn(url: string, username: string, password: string): Promise<PayloadPerson> {
    const begun = await fetch(`${url}/api/oidc/login`, { redirect: "manual" });
    const attempt = begun.headers.getSetCookie().map((line) => line.split(";")[0]);
    const back = await submitLogin(begun.headers.get("location") ?? "", { username, password });
    const answer = await fetch(back, { redirect: "manual", headers: { cookie: attempt.join("; ") } });
    return new PayloadPerson(url, sessionIn(url, answer.headers.getSetCookie(), username, answer.status));
  }

  get headers(): Record<string, string> {
    return { authorization: `JWT ${this.token}` };
  }

  attempt(path: string, options: { method?: string; body?: unknown } = {}) {
    return call(`${this.url}${path}`, { ...options, headers: this.headers });
  }

  async find(collection: string, where: Record<string, string>, query = "draft=false"): Promise<Doc[]> {
    const filter = Object.entries(where).map(
      ([field, value]) => `where[${field}][equals]=${encodeURIComponent(value)}`,
    );
    const answer = await ok(
      `${this.url}/api/${collection}?${[...filter, query, "limit=200", "depth=0"].join("&")}`,
      {
        headers: this.headers,
      },
    );
    return z.object({ docs: z.array(docSchema) }).parse(answer).docs;
  }

  async one(collection: string, where: Record<string, string>, query?: string): Promise<Doc> {
    const [doc, ...others] = await this.find(collection, where, query);
    if (doc === undefined || others.length > 0) {
      throw new Error(
        `${doc === undefined ? "No" : "More than one"} ${collection} for ${JSON.stringify(where)}`,
      );
    }
    return doc;
  }

  async update(collection: string, id: Doc["id"], patch: Record<string, unknown>, query = ""): Promise<Doc> {
    const answer = await ok(`${this.url}/api/${collection}/${id}?depth=0${query}`, {
      method: "PATCH",
      body: patch,
      headers: this.headers,
    });
    return z.object({ doc: docSchema }).parse(answer).doc;
  }

  publish(collection: string, id: Doc["id"], patch: Record<string, unknown>): Promise<Doc> {
    return this.update(collection, id, { ...patch, _status: "published" });
  }

  saveDraft(collection: string, id: Doc["id"], patch: Record<string, unknown>): Promise<Doc> {
    return this.update(collection, id, { ...patch, _status: "draft" }, "&draft=true");
  }
}
