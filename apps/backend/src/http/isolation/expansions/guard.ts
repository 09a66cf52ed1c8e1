import type { MedusaRequest } from "@medusajs/framework/http";
import { permitted } from "@tandem/auth";
import { type Staff, staffOf } from "../../../identity/staff";
import type { RuledRoute } from "../match";
import type { Policy } from "../policies/policy";
import { isAllowed, isAllowedInStore } from "./allowed";
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
    isAllowed,
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

/**
 * Checks the query of a store request against what shoppers may expand. The validators of Medusa's store routes know
 * every filter, so none reaches a relation.
 * @throws AppError invalid_input naming the parameter.
 */
export function judgeStoreQuery(req: MedusaRequest, path: string): void {
  const { fields, order } = req.query;
  judgeQuery(
    { fields, order },
    {
      root: rootOf(req.method, path),
      graph: entityGraph(),
      isAllowed: isAllowedInStore,
      mayRead: () => true,
    },
  );
}
