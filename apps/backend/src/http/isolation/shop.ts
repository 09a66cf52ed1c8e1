import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { connections } from "../../integration/connections";
import { requireConfinement } from "../../integration/correlate-writes";
import { runInScope, type Scope } from "../../isolation/scope";
import { refuseUnseen, withholdForeign } from "./guard-ids";
import { customerOf, requireOrderReader } from "./order-reader";

/** Every store request passes here: it is confined to the rows of the shop whose publishable key it carries. */
export const shopIsolationMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store", middlewares: [confineShop] },
];

interface Shop {
  slug: string;
  tenant: string;
  status: "active" | "suspended" | "archived";
}

const KEY_HEADER = "x-publishable-api-key";
const STORE_HEADER = "x-store-slug";

async function confineShop(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  if (req.method === "OPTIONS") return next();
  const shop = await shopOf(req.get(KEY_HEADER) ?? "");
  if (shop === undefined || shop.status === "archived") {
    throw new AppError("not_found", "There is no shop with this publishable key.");
  }
  const slug = req.get(STORE_HEADER);
  if (slug !== undefined && slug !== shop.slug) {
    throw new AppError("invalid_input", "X-Store-Slug and the publishable key are of different shops.");
  }
  if (shop.status === "suspended") throw new AppError("forbidden", "This shop is closed for now.");

  const scope: Scope = { tenant: shop.tenant, reach: "shop", user: customerOf(req) };
  requireConfinement();
  const named = await refuseUnseen(req, scope);
  await requireOrderReader(req);
  withholdForeign(res, scope, named);
  runInScope(scope, () => next());
}

async function shopOf(key: string): Promise<Shop | undefined> {
  const { rows } = await connections().pool.query<Shop>(
    `select store.slug, tenant.id as tenant, tenant.status
     from tenant_store store join tenant on tenant.id = store.tenant_id and tenant.deleted_at is null
     where store.publishable_key = $1 and store.deleted_at is null`,
    [key],
  );
  return rows[0];
}
