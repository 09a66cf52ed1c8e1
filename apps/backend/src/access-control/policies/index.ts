import { createRouteFinder } from "../match";
import { catalogRoutes, priceRoutes } from "./catalog";
import { sharedRoutes } from "./everybody";
import { fulfilmentRoutes, paymentRoutes, promotionRoutes } from "./money";
import { orderRoutes } from "./orders";
import { accessRoutes, auditRoutes, checkedRoutes } from "./own";
import { closedRoutes, platformRoutes } from "./platform";
import type { Policies } from "./policy";
import { customerRoutes, settingRoutes, stockRoutes } from "./shop";

/** The policy of every admin route; a route without one is for platform admins only. */
export const POLICIES: Policies = {
  ...catalogRoutes,
  ...priceRoutes,
  ...orderRoutes,
  ...paymentRoutes,
  ...fulfilmentRoutes,
  ...promotionRoutes,
  ...stockRoutes,
  ...customerRoutes,
  ...settingRoutes,
  ...sharedRoutes,
  ...platformRoutes,
  ...closedRoutes,
  ...checkedRoutes,
  ...accessRoutes,
  ...auditRoutes,
};

/** Finds the admin route of a request, with its policy as its rule. */
export const adminRouteOf = createRouteFinder(POLICIES);
