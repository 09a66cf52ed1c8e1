import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { routedPath } from "../http/routed-path";
import { requireConfinement } from "../tenancy/correlate-writes";
import { runInScope, type Scope } from "../tenancy/scope";
import { judgeStoreQuery } from "./expansions/guard";
import { refuseUnseen, withholdForeign } from "./guard-ids";
import { customerOf, requireShopCaller } from "./shop-caller";
import { shopOf } from "./shop-of";

/** Confines every store request to the rows of the shop whose publishable key it has. */
export const shopIsolationMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store", middlewares: [confineShop] },
];

async function confineShop(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  if (req.method === "OPTIONS") return next();
  judgeStoreQuery(req, routedPath(req));
  const { tenant } = await shopOf(req);
  const scope: Scope = { tenant, reach: "shop", user: customerOf(req) };
  requireConfinement();
  const named = await refuseUnseen(req, scope);
  await requireShopCaller(req);
  withholdForeign(res, scope, named);
  runInScope(scope, () => next());
}
