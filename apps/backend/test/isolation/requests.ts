import { POLICIES } from "../../src/access-control/policies";
import type { Policy } from "../../src/access-control/policies/policy";
import { stack } from "../support/client";
import type { Belongings } from "./world";

/** A route that a test calls. */
export interface Route {
  name: string;
  method: string;
  path: string;
}

/** A route of the table of policies. */
interface AdminRoute extends Route {
  policy: Policy;
}

/** Every route that the request guard authorizes. */
export const ROUTES: AdminRoute[] = Object.entries(POLICIES)
  .map(([name, policy]) => {
    const [method = "", path = ""] = name.split(" ");
    return { name, method, path, policy };
  })
  .filter(
    ({ policy, path }) => policy.kind !== "own" && policy.kind !== "closed" && !path.endsWith("/subscribe"),
  );

const NAMED: Record<string, string> = {
  variant_id: "variants",
  inventory_item_id: "inventory-items",
  location_id: "stock-locations",
  address_id: "addresses",
  zone_id: "service-zones",
  line_id: "lines",
};
/** A well-formed id that does not exist. */
const NOTHING = "prod_01ARZ3NDEKTSV4RRFFQ69G5FAV";

/** Returns the path with a tenant's own ids; undefined when the tenant has no row for a parameter. */
export function pathOf({ path }: Route, of: Belongings): string | undefined {
  const resource = path.split("/")[2] ?? "";
  let known = true;
  const filled = path.replace(/:(\w+)/g, (_all, name: string) => {
    const id = of.ids[name === "id" ? resource : (NAMED[name] ?? "")];
    known &&= id !== undefined;
    return id ?? "";
  });
  return known ? filled : undefined;
}

/** Returns the same path with ids that do not exist. */
export const absentPath = (path: string): string =>
  path.replaceAll(/(?<=_)[0-9A-Z]{26}/g, "01ARZ3NDEKTSV4RRFFQ69G5FAV");

/** Returns a response body without its ids, so that two bodies can be compared. */
export const comparable = (text: string): string =>
  text.replace(/"correlation_id":"[^"]*"/, "").replaceAll(/[a-z_]+_[0-9A-HJKMNP-TV-Z]{26}/g, "<id>");

/** Returns the path of a route with ids that do not exist. */
export const emptyPath = ({ path }: Pick<Route, "path">): string => path.replace(/:\w+/g, NOTHING);

/** Sends one request and returns status and text. */
export async function send(route: Route, path: string, headers: Record<string, string>, body?: unknown) {
  const response = await fetch(stack.backend + path, {
    method: route.method,
    headers: { ...headers, "content-type": "application/json" },
    ...(route.method === "GET" ? {} : { body: JSON.stringify(body ?? {}) }),
  });
  return { status: response.status, text: await response.text() };
}

/** Runs `work` for all items, a few at a time, and returns the complaints it returned. */
export async function complaints<T>(
  all: readonly T[],
  work: (one: T) => Promise<string | undefined>,
): Promise<string[]> {
  const found: string[] = [];
  const queue = [...all];
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const complaint = await work(next);
        if (complaint !== undefined) found.push(complaint);
      }
    }),
  );
  return found.sort();
}

/** Returns the tenant's ids and names that a text contains. */
export const leaks = (text: string, of: Belongings): string[] =>
  [...Object.values(of.ids), of.tenant, of.slug].filter((value) => text.includes(value));
