import type { MiddlewareRoute } from "@medusajs/framework/http";
import { IMPORT_PATHS } from "@tandem/contracts";
import { platformAdmins } from "../auth/authenticate";

/** Imports are for platform admins and services with `sync:write`; files are streamed without a body parser. */
export const importMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/imports", middlewares: [platformAdmins] },
  { matcher: IMPORT_PATHS.shopify, methods: ["POST"], bodyParser: false },
];
