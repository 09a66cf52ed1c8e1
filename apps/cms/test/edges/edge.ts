import type { Caller } from "../world/people";
import { seedTenant } from "../world/seed-tenant";
import { type Cms, startCms } from "../world/start-cms";

export let cms: Cms;
export let editor: Caller;
export let tenant: string;
let routes: typeof import("../../src/app/(payload)/api/[...slug]/route");
export let graphql: typeof import("../../src/app/(payload)/api/graphql/route");

/** Starts a CMS with one tenant and its editor, and loads the routes as Next does. */
export async function startEdge(): Promise<void> {
  cms = await startCms();
  const seeded = await seedTenant(cms, { roles: ["editor"] });
  tenant = seeded.id;
  editor = seeded.people.editor;
  routes = await import("../../src/app/(payload)/api/[...slug]/route");
  graphql = await import("../../src/app/(payload)/api/graphql/route");
}

export const stopEdge = () => cms?.stop();

export const ORIGIN = "http://cms.test";

/** Calls the route as Next does. */
export function call(
  method: "GET" | "POST" | "PATCH" | "DELETE" | "OPTIONS",
  path: string,
  init: RequestInit = {},
) {
  const request = new Request(`${ORIGIN}/api/${path}`, { method, ...init, duplex: "half" } as RequestInit);
  const [pathname = ""] = path.split("?");
  return routes[method](request, { params: Promise.resolve({ slug: pathname.split("/") }) });
}

/** Calls the route as the editor, with JSON. */
export const asEditor = async (method: "GET" | "POST" | "PATCH", path: string, body?: unknown) =>
  call(method, path, {
    headers: { "content-type": "application/json", ...(await editor.session()) },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });

/** Calls the GraphQL route as Next does. */
export const ask = (query: string, headers: Record<string, string> = {}) =>
  graphql.POST(
    new Request(`${ORIGIN}/api/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query }),
    }),
    undefined,
  );
