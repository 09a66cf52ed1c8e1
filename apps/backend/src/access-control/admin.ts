import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { permitted } from "@tandem/auth";
import { AppError } from "@tandem/contracts";
import { type ActiveTenant, activeTenantOf, missingChoice } from "../auth/active-tenant";
import { type Staff, staffOf } from "../auth/staff";
import { isRead } from "../http/is-read";
import { routedPath } from "../http/routed-path";
import { requireConfinement } from "../tenancy/correlate-writes";
import { runInScope, type Scope } from "../tenancy/scope";
import { searchCards, showCards } from "./customer-cards";
import { judgeAdminQuery, judgeOwnQuery } from "./expansions/guard";
import { refuseAbsent, refuseUnseen, requireIds, withholdForeign } from "./guard-ids";
import { isSelling, platformScope } from "./platform-scope";
import { adminRouteOf } from "./policies";
import type { Policy } from "./policies/policy";
import { refuseUnread } from "./refuse-unread";

/** Guards every admin request: what its caller may do, and on which rows. */
export const adminIsolationMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin", middlewares: [confineStaff] },
];

const REFUSED = "Your roles do not allow this call.";
async function confineStaff(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  if (req.method === "OPTIONS") return next();
  const path = routedPath(req);
  const route = adminRouteOf(req.method, path);
  const policy = route?.rule;
  if (policy?.kind === "closed") throw new AppError("not_found", "There is no route for this URL.");
  if (policy?.kind === "own") {
    await judgeOwnQuery(req, route);
    return next();
  }
  requireIds(route, path);
  const staff = await staffOf(req);
  if (staff === null) throw new AppError("unauthenticated", "Sign in to make this call.");
  if (staff.platformAdmin) {
    judgeAdminQuery(req, route, staff, null);
    const scope = await platformScope(req, staff, route?.name, route?.paramsOf(path) ?? {});
    await (scope.reach === "staff" ? refuseUnseen(req, scope) : refuseAbsent(req));
    if (scope.tenant !== null) showCards(res, scope.tenant);
    return runInScope(scope, () => next());
  }

  const tenant = await activeTenantOf(req, staff);
  if (policy?.kind === "area" && tenant === null) throw await missingChoice(staff);
  if (policy === undefined || !allowed(policy, staff, tenant)) throw new AppError("forbidden", REFUSED);
  if (tenant?.status === "suspended" && !isRead(req.method)) {
    throw new AppError("forbidden", "This tenant is suspended: its data can be read but not changed.");
  }
  judgeAdminQuery(req, route, staff, tenant?.slug ?? null);
  const selling = isSelling(route?.name);
  const scope: Scope = {
    tenant: tenant?.id ?? null,
    reach: selling ? "selling" : "staff",
    user: staff.userId,
  };
  requireConfinement();
  const named = await refuseUnseen(req, scope);
  refuseUnread(req, (area) => permitted(staff, { area, action: "read", tenant: tenant?.slug ?? null }));
  if (tenant !== null) {
    if (route?.name === "GET /admin/customers") await searchCards(req, tenant.id);
    showCards(res, tenant.id);
  }
  withholdForeign(res, scope, named);
  runInScope(scope, () => next());
}

function allowed(policy: Policy, staff: Staff, tenant: ActiveTenant | null): boolean {
  switch (policy.kind) {
    case "admin":
    case "closed":
    case "own":
      return false;
    case "staff":
      return staff.via !== "service";
    case "area":
      return tenant !== null && permitted(staff, { ...policy, tenant: tenant.slug });
    default:
      return policy satisfies never;
  }
}
