import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { rolesIn } from "@tandem/auth";
import { currentCorrelationId } from "@tandem/service-kit";
import { z } from "zod";
import { adminRouteOf } from "../access-control/policies";
import { userWithEmail } from "../auth/accounts";
import { tenantActedFor } from "../auth/active-tenant";
import { staffOf } from "../auth/staff";
import { isRead } from "../http/is-read";
import { routedPath } from "../http/routed-path";
import { actionOf } from "./action";
import { entitiesInAnswer, entitiesInPath } from "./entities";
import { type NewEntry, recordWhenKnown } from "./record";

/** Records every write to the admin API, every refusal there, and every sign-in by e-mail, after its response. */
export const auditMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin", middlewares: [auditAdmin] },
  { matcher: "/auth/user/emailpass", methods: ["POST"], middlewares: [auditEmergency] },
];

/** Webhook deliveries; the sync keeps its own ledger of them. */
const DELIVERIES = /^\/admin\/webhooks(\/|$)/i;
const EMERGENCY = "/auth/user/emailpass";
const UNKNOWN_ROUTE = "/admin/*";
/** Status that proxies log when the caller disconnected before the response. */
const CALLER_LEFT = 499;
const FORBIDDEN = 403;

async function auditAdmin(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const path = routedPath(req);
  if (req.method === "OPTIONS" || DELIVERIES.test(path)) return next();
  const correlation_id = currentCorrelationId() ?? "";
  const made = isRead(req.method) ? () => [] : watchAnswer(res);
  res.once("close", () => {
    const status = statusOf(res);
    if (isRead(req.method) && status !== FORBIDDEN) return;
    recordWhenKnown(
      describe(req, path, status, made()).then((entry) => entry && { ...entry, correlation_id }),
    );
  });
  next();
}

async function describe(
  req: MedusaRequest,
  path: string,
  status: number,
  made: string[],
): Promise<Omit<NewEntry, "correlation_id"> | null> {
  // A caller who cannot be identified, or has no tenant, was refused; the entry then holds no more than that.
  const staff = await staffOf(req).catch(() => null);
  if (staff === null && status >= 400) return null;
  const tenant = staff === null ? null : await tenantActedFor(req, staff).catch(() => null);
  const route = adminRouteOf(req.method, path)?.path ?? UNKNOWN_ROUTE;
  return {
    tenant_id: tenant?.id ?? null,
    subject: staff?.subject ?? null,
    user_id: staff?.userId ?? null,
    via: staff?.via ?? null,
    roles: staff === null ? [] : rolesIn(staff, tenant?.slug ?? null),
    method: req.method,
    route,
    action: actionOf(req.method, route),
    entities: [...new Set([...entitiesInPath(route, path), ...made])],
    status,
  };
}

const emailSchema = z.object({ email: z.string() });

async function auditEmergency(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const email = emailSchema.safeParse(req.body).data?.email ?? "";
  const correlation_id = currentCorrelationId() ?? "";
  res.once("close", () => {
    const status = statusOf(res);
    recordWhenKnown(
      userWithEmail(email).then((user_id) => ({
        tenant_id: null,
        subject: null,
        user_id,
        via: "break-glass",
        roles: status < 400 ? ["platform-admin"] : [],
        method: req.method,
        route: EMERGENCY,
        action: "sign-on.break-glass",
        entities: [],
        status,
        correlation_id,
      })),
    );
  });
  next();
}

/** Returns a function that returns the ids in the response once it is sent. */
function watchAnswer(res: MedusaResponse): () => string[] {
  let made: string[] = [];
  const send = res.json.bind(res);
  res.json = (body: unknown) => {
    if (res.statusCode < 400) made = entitiesInAnswer(body);
    return send(body);
  };
  return () => made;
}

function statusOf(res: MedusaResponse): number {
  return res.headersSent ? res.statusCode : CALLER_LEFT;
}
