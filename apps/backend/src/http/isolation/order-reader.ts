import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { z } from "zod";
import { config } from "../../env";
import { connections } from "../../integration/connections";
import { createOrderLinks } from "./order-link";

/** Header with the token of a signed order link. */
export const ORDER_TOKEN_HEADER = "x-order-token";

const links = createOrderLinks(config().jwtSecret);
const ORDER_PATH = /^\/store\/orders\/([^/?]+)\/?(?:\?|$)/i;
const RETURNS_PATH = /^\/store\/returns\/?(?:\?|$)/i;
const customerSchema = z.object({ actor_type: z.literal("customer"), actor_id: z.string().min(1) });
const bodySchema = z.object({ order_id: z.string() });
const completedSchema = z.object({ type: z.literal("order"), order: z.object({ id: z.string() }) });

/** An order is shown, and taken back, only to the customer who placed it or to the holder of its signed link. */
export async function requireOrderReader(req: MedusaRequest): Promise<void> {
  const orderId = namedOrder(req);
  if (orderId === null) return;
  if (links.opens(req.get(ORDER_TOKEN_HEADER) ?? "", orderId, Date.now())) return;
  const { rowCount } = await connections().pool.query(
    'select 1 from "order" where id = $1 and customer_id = $2 and deleted_at is null',
    [orderId, customerOf(req)],
  );
  if (rowCount === 1) return;
  throw new AppError("not_found", "There is no such order, or it is not yours to see.");
}

/** Medusa id of the customer who is signed in; null for guests. */
export function customerOf(req: MedusaRequest): string | null {
  return customerSchema.safeParse(Reflect.get(req, "auth_context")).data?.actor_id ?? null;
}

function namedOrder(req: MedusaRequest): string | null {
  if (RETURNS_PATH.test(req.originalUrl)) return bodySchema.safeParse(req.body).data?.order_id ?? null;
  return ORDER_PATH.exec(req.originalUrl)?.[1] ?? null;
}

/** Whoever completes a cart is given the token of the order's link, as `order_token`. */
export const orderLinkMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/carts/:id/complete", methods: ["POST"], middlewares: [giveLink] },
];

function giveLink(_req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const send = res.json.bind(res);
  res.json = (body: unknown) => {
    const completed = completedSchema.safeParse(body).data;
    return send(
      completed === undefined
        ? body
        : Object.assign({}, body, { order_token: links.sign(completed.order.id, Date.now()) }),
    );
  };
  next();
}
