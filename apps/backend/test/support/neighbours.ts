import { randomUUID } from "node:crypto";

/** A response of Keycloak or Payload; `location` names the created resource. */
export interface NeighbourAnswer {
  status: number;
  body?: unknown;
  location?: string;
}

interface Group {
  id: string;
  name: string;
  parent: string | null;
}

const done = (body?: unknown): NeighbourAnswer => ({ status: body === undefined ? 204 : 200, body });
const made = (id: string): NeighbourAnswer => ({ status: 201, location: `/${id}` });
const gone: NeighbourAnswer = { status: 404, body: {} };

/** Groups and accounts of Keycloak's admin API and starter content of Payload, which onboarding writes to. */
export class Neighbours {
  readonly #groups = new Map<string, Group>([["tenants", { id: "tenants", name: "tenants", parent: null }]]);
  readonly #accountCalls: string[] = [];
  readonly #starters = new Set<string>();
  #broken: RegExp | null = null;

  /** Makes every call fail with 500 whose `METHOD /path` matches; null restores all. */
  break(pattern: string | null): void {
    this.#broken = pattern === null ? null : new RegExp(pattern);
  }

  /** Returns whether a call like this one must fail. */
  breaks(method: string, path: string): boolean {
    return this.#broken?.test(`${method} ${path.replace(/\/$/, "")}`) === true;
  }

  /** Returns the whole state, for comparison. */
  state() {
    return {
      groups: [...this.#groups.values()].map(({ parent, name }) => `${parent}/${name}`).sort(),
      /** Calls that look up or change accounts. */
      accountCalls: [...this.#accountCalls],
      starters: [...this.#starters].sort(),
    };
  }

  /** Returns the response to a call; undefined when the call is for neither of the two. */
  answer(method: string, url: URL, body: Record<string, unknown>): NeighbourAnswer | undefined {
    const path = url.pathname.replace(/\/$/, "");
    if (path === "/api/internal/tenants/starter") return this.#starter(method, body);
    const [, kind, id, part] =
      /^\/admin\/realms\/tandem\/(groups|users)(?:\/([^/]+))?(?:\/([^/]+))?/.exec(path) ?? [];
    if (kind === "groups") return this.#group(method, id, part, body);
    if (kind === "users" && (id === undefined || method !== "GET"))
      this.#accountCalls.push(`${method} ${url.pathname}`);
    if (kind === "users" && part === "groups" && method === "PUT") return done();
    return undefined;
  }

  #starter(method: string, body: Record<string, unknown>): NeighbourAnswer {
    const { id } = Object(body.tenant);
    if (method === "DELETE") return done({ removed: this.#starters.delete(id) ? 1 : 0 });
    const created = !this.#starters.has(id);
    this.#starters.add(id);
    return done({ tenant: { id, created }, created: created ? 5 : 0 });
  }

  #group(
    method: string,
    id: string | undefined,
    part: string | undefined,
    body: Record<string, unknown>,
  ): NeighbourAnswer {
    const children = (parent: string | null) =>
      [...this.#groups.values()].filter((group) => group.parent === parent);
    if (id === undefined) return done(children(null));
    if (!this.#groups.has(id)) return gone;
    if (part === "members") return done([]);
    if (part === "children" && method === "GET") return done(children(id));
    if (part === "children") {
      const group = { id: randomUUID(), name: String(body.name), parent: id };
      this.#groups.set(group.id, group);
      return made(group.id);
    }
    for (const child of children(id)) this.#groups.delete(child.id);
    this.#groups.delete(id);
    return done();
  }
}
