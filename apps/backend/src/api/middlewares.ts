import { defineMiddlewares } from "@medusajs/framework/http";
import { translateError } from "../http/errors";
import { ownershipMiddlewares } from "../http/ownership/guard";
import { registrationMiddlewares } from "../http/tenant/registration";
import { tenantHeaderMiddlewares } from "../http/tenant/tenant-header";
import { tenantStoreMiddlewares } from "./admin/tenant-stores/middlewares";
import { tenantMiddlewares } from "./admin/tenants/middlewares";
import { internalSyncMiddlewares } from "./internal/sync/middlewares";

export default defineMiddlewares({
  errorHandler: translateError,
  routes: [
    ...internalSyncMiddlewares,
    ...tenantMiddlewares,
    ...tenantStoreMiddlewares,
    ...ownershipMiddlewares,
    ...tenantHeaderMiddlewares,
    ...registrationMiddlewares,
  ],
});
