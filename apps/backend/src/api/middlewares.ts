import { configureStoreSearch, defineMiddlewares } from "@medusajs/framework/http";
import { auditMiddlewares } from "../audit/middlewares";
import { fileMiddlewares } from "../files/middlewares";
import { translateError } from "../http/errors";
import { importMiddlewares } from "../http/import-routes";
import { inputMiddlewares } from "../http/input/middlewares";
import { routeInputMiddlewares } from "../http/input/route-input";
import { adminIsolationMiddlewares } from "../http/isolation/admin";
import { orderLinkMiddlewares } from "../http/isolation/order-reader";
import { shopIsolationMiddlewares } from "../http/isolation/shop";
import { limitMiddlewares } from "../http/limits/middlewares";
import { outputMiddlewares } from "../http/output/middlewares";
import { ownershipMiddlewares } from "../http/ownership/guard";
import { publicMiddlewares } from "../http/public/middlewares";
import { rateLimitMiddlewares } from "../http/rate-limit/middlewares";
import { invitationMiddlewares } from "../identity/invitations/middlewares";
import { identityMiddlewares } from "../identity/middlewares";
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
