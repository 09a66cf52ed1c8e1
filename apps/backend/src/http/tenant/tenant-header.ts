import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { connections } from "../../integration/connections";
import { readActiveTenant } from "./active-tenant";
import { runAsTenant } from "./tenant-context";

/** Header that names the tenant a request acts for, by id or slug. */
export const TENANT_HEADER = "x-tenant-id";

/** Requests that create products and categories say for which tenant: by header, else by the choice made in the admin. */
export const tenantHeaderMiddlewares: MiddlewareRoute[] = [
  "/admin/products",
  "/admin/product-categories",
].map((matcher) => ({ matcher, middlewares: [actAsTenant] }));

async function actAsTenant(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  if (req.method === "GET") return next();
  const named = req.get(TENANT_HEADER) ?? readActiveTenant(req);
  if (named === null || named === "") return next();
  const tenantId = await resolveTenant(named);
  runAsTenant(tenantId, () => next());
}

/** Medusa id of the tenant with this id or slug; raises `invalid_input` naming the header when there is none. */
export async function resolveTenant(named: string): Promise<string> {
  const { rows } = await connections().pool.query<{ id: string }>(
    "select id from tenant where (id = $1 or slug = $1) and deleted_at is null",
    [named],
  );
  const [tenant] = rows;
  if (tenant === undefined) {
    throw new AppError("invalid_input", `X-Tenant-Id: there is no tenant with the id or slug "${named}".`);
  }
  return tenant.id;
}
