import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { connections } from "../../integration/connections";
import { runAsTenant } from "./tenant-context";

const PUBLISHABLE_KEY_HEADER = "x-publishable-api-key";

/** A person who registers in a shop becomes a customer of the shop's tenant, told by the publishable key. */
export const registrationMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/customers", middlewares: [actAsShop] },
];

async function actAsShop(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const key = req.get(PUBLISHABLE_KEY_HEADER);
  if (req.method !== "POST" || req.path !== "/" || key === undefined) return next();
  const { rows } = await connections().pool.query<{ tenant_id: string }>(
    "select tenant_id from tenant_store where publishable_key = $1 and deleted_at is null",
    [key],
  );
  const [store] = rows;
  if (store === undefined) return next();
  runAsTenant(store.tenant_id, () => next());
}
