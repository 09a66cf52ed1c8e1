import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { routedPath } from "../../http/routed-path";
import { asSent } from "../as-sent";
import { adminRouteOf } from "../policies";
import { type Told, withoutSecrets } from "./secrets";

/** Removes secrets from every response of the admin and store APIs. */
export const outputMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin", middlewares: [redactAdmin] },
  { matcher: "/store", middlewares: [redactStore] },
];

/** Routes that create a secret show it once, to its creator. */
const MAKES: Readonly<Record<string, Told>> = { "POST /admin/api-keys": new Set(["token"]) };
/** Secrets that a storefront needs to pay and to return to an order. */
const SHOPPER: Told = new Set(["client_secret", "order_token"]);
const NOTHING: Told = new Set();

function redactAdmin(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const route = adminRouteOf(req.method, routedPath(req))?.name ?? "";
  redact(res, MAKES[route] ?? NOTHING);
  next();
}

function redactStore(_req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  redact(res, SHOPPER);
  next();
}

function redact(res: MedusaResponse, told: Told): void {
  const send = res.json.bind(res);
  res.json = (body: unknown) => {
    res.json = send;
    const isPlain = withoutSecrets(body, told) === body;
    return send(isPlain ? body : withoutSecrets(asSent(body), told));
  };
}
