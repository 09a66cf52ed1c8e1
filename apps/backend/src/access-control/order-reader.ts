import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { z } from "zod";
import { connections } from "../connections/connections";
import { config } from "../env";
import { countWrongToken } from "../http/rate-limit/order-tokens";
import { log } from "../logger";
import { numberOrder, type OrderNumber } from "../orders/number";
import { createOrderLinks } from "./order-link";

/** Header with the token of a signed order link. */
export const ORDER_TOKEN_HEADER = "x-order-token";

const links = createOrderLinks(config().jwtSecret);
const bodySchema = z.object({ order_id: z.string() });
const completedSchema = z.looseObject({
  type: z.literal("order"),
  order: z.looseObject({ id: z.string() }),
});

/**
 * Lets the customer of an order and the holder of its signed link through, to see it or to return it. The order is the
 * `id` of the route, else the `order_id` of the body.
 * @throws AppError `not_found` for other callers, `rate_limited` after too many wrong tokens
 */
export async function requireOrderReader(
  req: MedusaRequest,
  params: Readonly<Record<string, string>>,
  customer: string | null,
): Promise<void> {
  const orderId = params.id ?? bodySchema.safeParse(req.body).data?.order_id ?? "";
  const token = req.get(ORDER_TOKEN_HEADER);
  if (token !== undefined && links.opens(token, orderId, Date.now())) return;
  const { rowCount } = await connections().pool.query(
    'select 1 from "order" where id = $1 and customer_id = $2 and deleted_at is null',
    [orderId, customer],
  );
  if (rowCount === 1) return;
  if (token !== undefined) await countWrongToken(req, orderId);
  throw new AppError("not_found", "There is no such order, or you may not see it.");
}

/** Numbers the order of a completed cart, and adds the token of its link, as `order_token`, to the response. */
export const orderLinkMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/carts/:id/complete", methods: ["POST"], middlewares: [finishOrder] },
];

function finishOrder(_req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const send = res.json.bind(res);
  res.json = (body: unknown) => {
    const completed = completedSchema.safeParse(body).data;
    if (completed === undefined) return send(body);
    const { order } = completed;
    const sendOrder = (number: OrderNumber | null) =>
      send({
        ...completed,
        // Medusa's own number counts the orders of all tenants.
        order: { ...order, display_id: undefined, ...number },
        order_token: links.sign(order.id, Date.now()),
      });
    numberOrder(connections().pool, order.id).then(sendOrder, (err: unknown) => {
      log.error({ err, order: order.id }, "order could not be numbered yet");
      sendOrder(null);
    });
    return res;
  };
  next();
}
