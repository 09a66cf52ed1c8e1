import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { z } from "zod";
import { connections } from "../../integration/connections";
import { runAsTenant } from "./tenant-context";

/** Header that names the tenant a request acts for, by id or slug. */
export const TENANT_HEADER = "x-tenant-id";
/** The tenant chosen in Medusa Admin, used when the header is not sent. */
export const TENANT_COOKIE = "tandem_tenant";

/** Lets requests that create products and categories say for which tenant. */
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
  const cookies = z.record(z.string(), z.unknown()).catch({}).parse(req.cookies);
  const named = z
    .string()
    .max(128)
    .optional()
    .parse(req.headers[TENANT_HEADER] ?? cookies[TENANT_COOKIE]);
  if (named === undefined || named === "") return next();
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
