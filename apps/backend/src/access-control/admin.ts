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
import { readActiveTenant } from "../auth/tenant-choice";
import { isRead } from "../http/is-read";
import { routedPath } from "../http/routed-path";
import { requireConfinement } from "../tenancy/correlate-writes";
import { runInScope, type Scope } from "../tenancy/scope";
import { resolveTenant, TENANT_HEADER } from "../tenancy/tenant-header";
import { searchCards, showCards } from "./customer-cards";
import { judgeAdminQuery, judgeOwnQuery } from "./expansions/guard";
import { refuseAbsent, refuseUnseen, requireIds, withholdForeign } from "./guard-ids";
import { adminRouteOf } from "./policies";
import type { Policy } from "./policies/policy";
import { refuseUnread } from "./refuse-unread";

/** Guards every admin request: what its caller may do, and on which rows. */
export const adminIsolationMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin", middlewares: [confineStaff] },
];

const REFUSED = "Your roles do not allow this call.";
/** Creating one of these looks a customer up by e-mail, as the store API does. */
const SELLING: ReadonlySet<string | undefined> = new Set([
  "POST /admin/draft-orders",
  "POST /admin/customers",
]);

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
    const scope = await platformScope(req, staff, SELLING.has(route?.name));
    await refuseAbsent(req);
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
  const selling = SELLING.has(route?.name);
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

/**
 * Platform admins have access to everything; what they create belongs to the tenant they name or have chosen. When they
 * sell for a tenant, customers are looked up among its own.
 */
async function platformScope(req: MedusaRequest, staff: Staff, selling: boolean): Promise<Scope> {
  const named = req.get(TENANT_HEADER) ?? readActiveTenant(req);
  const tenant = named === null || named === "" ? null : await resolveTenant(named);
  if (tenant === null || !selling) return { tenant, reach: "all", user: staff.userId };
  requireConfinement();
  return { tenant, reach: "selling", user: staff.userId };
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
