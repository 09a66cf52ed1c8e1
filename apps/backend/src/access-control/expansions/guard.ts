import type { MedusaRequest } from "@medusajs/framework/http";
import { permitted } from "@tandem/auth";
import { type Staff, staffOf } from "../../auth/staff";
import type { RuledRoute } from "../match";
import type { Policy } from "../policies/policy";
import { fieldNames } from "./field-names";
import { entityGraph } from "./graph";
import { judgeQuery } from "./judge";
import { rootOf } from "./roots";

/**
 * Checks the query of an admin request against what its caller may read in a tenant (slug; null for none).
 * @throws AppError invalid_input or forbidden, naming the parameter.
 */
export function judgeAdminQuery(
  req: MedusaRequest,
  route: RuledRoute<Policy> | undefined,
  staff: Staff,
  tenant: string | null,
): void {
  judgeQuery(req.query, {
    root: route === undefined ? undefined : rootOf(req.method, route.path),
    graph: entityGraph(),
    mayRead: (area) => permitted(staff, { area, action: "read", tenant }),
  });
}

/**
 * Like `judgeAdminQuery`, for routes that check their callers themselves; they refuse callers who are not signed in.
 */
export async function judgeOwnQuery(
  req: MedusaRequest,
  route: RuledRoute<Policy> | undefined,
): Promise<void> {
  if (Object.keys(req.query).length === 0) return;
  const staff = await staffOf(req);
  if (staff !== null) judgeAdminQuery(req, route, staff, null);
}

/** Checks the names in the query of a store request; Medusa drops those that are not on the route's list. */
export function judgeStoreQuery(req: MedusaRequest): void {
  fieldNames("fields", req.query.fields);
  fieldNames("order", req.query.order);
}
