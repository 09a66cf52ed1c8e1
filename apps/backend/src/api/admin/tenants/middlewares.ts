import {
  type MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http";
import { platformAdmins } from "../../../auth/authenticate";
import { parseBody } from "../../../http/input/parse-body";
import { listTenantsQuery, retrieveTenantQuery } from "./query-config";
import { createTenantSchema, listTenantsParams, tenantParams, updateTenantSchema } from "./validators";

export const tenantMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/tenants", middlewares: [platformAdmins] },
  {
    matcher: "/admin/tenants",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(listTenantsParams, listTenantsQuery)],
  },
  {
    matcher: "/admin/tenants",
    methods: ["POST"],
    middlewares: [
      parseBody(createTenantSchema),
      validateAndTransformQuery(tenantParams, retrieveTenantQuery),
    ],
  },
  {
    matcher: "/admin/tenants/:id",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(tenantParams, retrieveTenantQuery)],
  },
  {
    matcher: "/admin/tenants/:id",
    methods: ["PATCH", "POST"],
    middlewares: [
      validateAndTransformBody(updateTenantSchema),
      validateAndTransformQuery(tenantParams, retrieveTenantQuery),
    ],
  },
];
