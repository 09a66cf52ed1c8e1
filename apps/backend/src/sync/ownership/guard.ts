import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { type IgnoredField, SYNC_ENTITIES, type SyncEntity } from "@tandem/contracts";
import { adminRouteOf } from "../../access-control/policies";
import { routedPath } from "../../http/routed-path";
import { isBody, stripOwned } from "./strip-owned";

/** Where each entity is written through the API. */
const ROUTES = {
  product: "/admin/products",
  category: "/admin/product-categories",
  tenant: "/admin/tenants",
  store: "/admin/tenant-stores",
} as const satisfies Record<SyncEntity, string>;

const ENTITY: ReadonlySet<string> = new Set(Object.values(ROUTES).map((path) => `${path}/:id`));
const BATCH: ReadonlySet<string> = new Set(Object.values(ROUTES).map((path) => `${path}/batch`));

/**
 * Removes updates of fields that Payload owns from the request before Medusa sees it, and lists them in
 * `ignored_fields` of the response. On create the values are accepted: they seed the content.
 */
export const ownershipMiddlewares: MiddlewareRoute[] = SYNC_ENTITIES.map((entity) => ({
  matcher: ROUTES[entity],
  middlewares: [guard(entity)],
}));

function guard(entity: SyncEntity) {
  return (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
    const ignored = updatesIn(req).flatMap((update) => stripOwned(entity, update));
    if (ignored.length > 0) sayIgnored(res, ignored);
    next();
  };
}

/** Returns the bodies that update one entity: of `/:id`, or the `update` list of `/batch`. */
function updatesIn(req: MedusaRequest): Record<string, unknown>[] {
  if (!isBody(req.body)) return [];
  const path = adminRouteOf(req.method, routedPath(req))?.path ?? "";
  if (BATCH.has(path)) return Array.isArray(req.body.update) ? req.body.update.filter(isBody) : [];
  return ENTITY.has(path) && req.method !== "DELETE" ? [req.body] : [];
}

function sayIgnored(res: MedusaResponse, ignored: IgnoredField[]): void {
  const unique = [...new Map(ignored.map((entry) => [entry.field, entry])).values()];
  const send = res.json.bind(res);
  res.json = (body: unknown) =>
    send(isBody(body) && res.statusCode < 400 ? { ...body, ignored_fields: unique } : body);
}
