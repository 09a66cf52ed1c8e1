import type { MiddlewareRoute } from "@medusajs/framework/http";
import { syncOperators } from "../../../auth/authenticate";

/** Operators, platform admins and services with `sync:write`. */
export const syncMiddlewares: MiddlewareRoute[] = [{ matcher: "/admin/sync", middlewares: [syncOperators] }];
