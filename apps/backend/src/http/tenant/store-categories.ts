import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { connections } from "../../integration/connections";

const PUBLISHABLE_KEY_HEADER = "x-publishable-api-key";
/** An id no category has: a list limited to nothing. */
const NONE = "none";

/** Medusa shows every category to every publishable key; a shop sees those of its own tenant only. */
export const storeCategoryMiddlewares: MiddlewareRoute[] = [
  { method: ["GET"], matcher: "/store/product-categories", middlewares: [onlyOwnCategories] },
  { method: ["GET"], matcher: "/store/product-categories/:id", middlewares: [onlyOwnCategory] },
];

async function categoriesOfShop(req: MedusaRequest): Promise<Set<string>> {
  const { rows } = await connections().pool.query<{ id: string }>(
    `select link.product_category_id as id
     from tenant_store store join tenant_category link on link.tenant_id = store.tenant_id and link.deleted_at is null
     where store.publishable_key = $1 and store.deleted_at is null`,
    [req.get(PUBLISHABLE_KEY_HEADER) ?? ""],
  );
  return new Set(rows.map((row) => row.id));
}

/** A filter by id in the query narrows inside what is allowed, never widens. */
async function onlyOwnCategories(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const own = await categoriesOfShop(req);
  const asked = [req.filterableFields?.id ?? req.query.id].flat().filter((id) => typeof id === "string");
  const allowed = asked.length === 0 ? [...own] : asked.filter((id) => own.has(id));
  const ids = allowed.length === 0 ? [NONE] : allowed;
  if (req.filterableFields === undefined) req.query.id = ids;
  else req.filterableFields.id = ids;
  next();
}

async function onlyOwnCategory(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const { id } = req.params;
  if (id === undefined || !(await categoriesOfShop(req)).has(id)) {
    throw new AppError("not_found", `This shop has no category ${id ?? ""}.`);
  }
  next();
}
