import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { AppError, parseInput } from "@tandem/contracts";
import { z } from "zod";
import { config } from "../env";
import { routedPath } from "../http/routed-path";
import { type PublicRule, publicRouteOf } from "./public-rules";

/**
 * Blocks every route outside `/admin` and `/store` that the table does not list, and makes refused passwords look
 * alike.
 */
export const publicMiddlewares: MiddlewareRoute[] = [
  { matcher: "/", middlewares: [openOnly] },
  { matcher: "/auth/user/emailpass", methods: ["POST"], middlewares: [evenOutRefusals] },
];

/** These have guards of their own, or serve files only. */
const GUARDED = /^\/(admin|store|app|static)(\/|$)/i;
/** Longer than checking a password takes, so that the time does not show whether there was one to check. */
const REFUSAL_MS = 1_000;

const loginSchema = z.object({
  email: z.string().min(1).max(320),
  password: z.string().min(1).max(1_024),
});

function openOnly(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  const path = routedPath(req);
  if (req.method !== "OPTIONS" && !GUARDED.test(path) && !isOpen(publicRouteOf(req.method, path)?.rule))
    throw new AppError("not_found", "There is no route for this URL.");
  next();
}

const isOpen = (rule: PublicRule | undefined): boolean =>
  rule !== undefined && (rule !== "password" || config().breakGlassLogin);

/** Refuses an unknown e-mail address and a wrong password with the same body after the same time. */
function evenOutRefusals(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  parseInput(loginSchema, req.body);
  const startedAt = performance.now();
  const send = res.json.bind(res);
  res.json = (body: unknown) => {
    res.json = send;
    if (res.statusCode !== 401) return send(body);
    const refused = { code: "unauthenticated", message: "The e-mail address or the password is wrong." };
    setTimeout(() => send(refused), Math.max(0, REFUSAL_MS - (performance.now() - startedAt)));
    return res;
  };
  next();
}
