import {
  type MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http";
import { platformAdmins } from "../../../auth/authenticate";
import { listTenantStoresQuery, retrieveTenantStoreQuery } from "./query-config";
import {
  createTenantStoreSchema,
  listTenantStoresParams,
  tenantStoreParams,
  updateTenantStoreSchema,
} from "./validators";

export const tenantStoreMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/tenant-stores", middlewares: [platformAdmins] },
  {
    matcher: "/admin/tenant-stores",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(listTenantStoresParams, listTenantStoresQuery)],
  },
  {
    matcher: "/admin/tenant-stores",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(createTenantStoreSchema),
      validateAndTransformQuery(tenantStoreParams, retrieveTenantStoreQuery),
    ],
  },
  {
    matcher: "/admin/tenant-stores/:id",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(tenantStoreParams, retrieveTenantStoreQuery)],
  },
  {
    matcher: "/admin/tenant-stores/:id",
    methods: ["PATCH", "POST"],
    middlewares: [
      validateAndTransformBody(updateTenantStoreSchema),
      validateAndTransformQuery(tenantStoreParams, retrieveTenantStoreQuery),
    ],
  },
];
