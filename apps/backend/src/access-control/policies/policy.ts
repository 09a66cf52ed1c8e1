import type { Action, Area } from "@tandem/auth";

/**
 * Who may call a route.
 * - `area`: callers whom the role matrix allows to read or write the area in the active tenant.
 * - `staff`: every role that works in Medusa Admin; for what all pages need and all tenants share.
 * - `admin`: platform admins only.
 * - `closed`: no caller; the feature is not used here.
 * - `own`: the route checks its callers itself (`personOrService` in its middlewares).
 */
export type Policy =
  | { kind: "area"; area: Area; action: Action }
  | { kind: "staff" }
  | { kind: "admin" }
  | { kind: "closed" }
  | { kind: "own" };

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
/** Routes by path, as Express spells it, with their methods. */
export type Routes = Readonly<Record<string, readonly Method[]>>;
/** Policies by `METHOD /path`. */
export type Policies = Readonly<Record<string, Policy>>;

/** Routes of one area of the role matrix: GET reads, everything else writes. */
export function inArea(area: Area, routes: Routes): Policies {
  return each(routes, (method) => ({ kind: "area", area, action: method === "GET" ? "read" : "write" }));
}

/** Routes every role that works in Medusa Admin may call. */
export const forStaff = (routes: Routes): Policies => each(routes, () => ({ kind: "staff" }));

/** Routes for platform admins only. */
export const forAdmins = (routes: Routes): Policies => each(routes, () => ({ kind: "admin" }));

/** Routes of features that are not used here; every call returns 404. */
export const closed = (routes: Routes): Policies => each(routes, () => ({ kind: "closed" }));

/** Routes that check their callers themselves. */
export const checkedByRoute = (routes: Routes): Policies => each(routes, () => ({ kind: "own" }));

function each(routes: Routes, policy: (method: Method) => Policy): Policies {
  return Object.fromEntries(
    Object.entries(routes).flatMap(([path, methods]) =>
      methods.map((method) => [`${method} ${path}`, policy(method)]),
    ),
  );
}
