import { configureStoreSearch, defineMiddlewares } from "@medusajs/framework/http";
import { translateError } from "../http/errors";
import { importMiddlewares } from "../http/import-routes";
import { ownershipMiddlewares } from "../http/ownership/guard";
import { rateLimitMiddlewares } from "../http/rate-limit/middlewares";
import { registrationMiddlewares } from "../http/tenant/registration";
import { storeCategoryMiddlewares } from "../http/tenant/store-categories";
import { tenantHeaderMiddlewares } from "../http/tenant/tenant-header";
import { identityMiddlewares } from "../identity/middlewares";
import { syncMiddlewares } from "./admin/sync/middlewares";
import { tenantStoreMiddlewares } from "./admin/tenant-stores/middlewares";
import { tenantMiddlewares } from "./admin/tenants/middlewares";
import { webhookMiddlewares } from "./admin/webhooks/middlewares";
import { internalSyncMiddlewares } from "./internal/sync/middlewares";

export default defineMiddlewares({
  errorHandler: translateError,
  routes: [
    ...rateLimitMiddlewares,
    ...identityMiddlewares,
    ...internalSyncMiddlewares,
    ...webhookMiddlewares,
    ...syncMiddlewares,
    ...importMiddlewares,
    ...tenantMiddlewares,
    ...tenantStoreMiddlewares,
    ...ownershipMiddlewares,
    ...tenantHeaderMiddlewares,
    ...registrationMiddlewares,
    ...storeCategoryMiddlewares,
    {
      matcher: "/store/search",
      middlewares: [configureStoreSearch({ allowed_indexes: { product: true } })],
    },
  ],
});
