import { configureStoreSearch, defineMiddlewares } from "@medusajs/framework/http";
import { adminIsolationMiddlewares } from "../access-control/admin";
import { orderLinkMiddlewares } from "../access-control/order-reader";
import { outputMiddlewares } from "../access-control/output/middlewares";
import { publicMiddlewares } from "../access-control/public";
import { shopIsolationMiddlewares } from "../access-control/shop";
import { auditMiddlewares } from "../audit/middlewares";
import { identityMiddlewares } from "../auth/middlewares";
import { fileMiddlewares } from "../files/middlewares";
import { translateError } from "../http/errors";
import { inputMiddlewares } from "../http/input/middlewares";
import { routeInputMiddlewares } from "../http/input/route-input";
import { limitMiddlewares } from "../http/limits/middlewares";
import { rateLimitMiddlewares } from "../http/rate-limit/middlewares";
import { invitationMiddlewares } from "../members/invitations/middlewares";
import { importMiddlewares } from "../shopify-import/middlewares";
import { ownershipMiddlewares } from "../sync/ownership/guard";
import { syncMiddlewares } from "./admin/sync/middlewares";
import { tenantStoreMiddlewares } from "./admin/tenant-stores/middlewares";
import { tenantMiddlewares } from "./admin/tenants/middlewares";
import { webhookMiddlewares } from "./admin/webhooks/middlewares";
import { internalSyncMiddlewares } from "./internal/sync/middlewares";

export default defineMiddlewares({
  errorHandler: translateError,
  routes: [
    ...limitMiddlewares,
    ...rateLimitMiddlewares,
    ...auditMiddlewares,
    ...outputMiddlewares,
    ...inputMiddlewares,
    ...publicMiddlewares,
    ...identityMiddlewares,
    ...invitationMiddlewares,
    ...adminIsolationMiddlewares,
    ...shopIsolationMiddlewares,
    ...orderLinkMiddlewares,
    ...routeInputMiddlewares,
    ...internalSyncMiddlewares,
    ...webhookMiddlewares,
    ...syncMiddlewares,
    ...importMiddlewares,
    ...fileMiddlewares,
    ...tenantMiddlewares,
    ...tenantStoreMiddlewares,
    ...ownershipMiddlewares,
    {
      matcher: "/store/search",
      middlewares: [configureStoreSearch({ allowed_indexes: { product: true } })],
    },
  ],
});
