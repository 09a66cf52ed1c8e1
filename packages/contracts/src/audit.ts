import { z } from "zod";
import { roleSchema } from "./roles.js";

/** Who did what in the admin API: `GET` with `auditQuerySchema`. */
export const AUDIT_PATH = "/admin/audit";

/** How the caller was authenticated. */
const auditViaSchema = z.enum(["keycloak", "api-key", "break-glass", "service"]);

/** Done, refused for lack of rights, or gone wrong. */
export const auditOutcomeSchema = z.enum(["done", "refused", "failed"]);
export type AuditOutcome = z.infer<typeof auditOutcomeSchema>;

/** One line of the audit log. Ids only: it holds no names, addresses or other personal data. */
export const auditEntrySchema = z.object({
  /** Increases with time; pagination uses it. */
  seq: z.number().int(),
  at: z.string(),
  /** Medusa id; null for what concerns no tenant. */
  tenant_id: z.string().nullable(),
  /** Keycloak's `sub` of the user or service; null for break-glass admins and unauthenticated callers. */
  subject: z.string().nullable(),
  /** Medusa user id; null for services and unauthenticated callers, and where the reader may not see it. */
  user_id: z.string().nullable(),
  via: auditViaSchema.nullable(),
  /** Roles that applied in the tenant. */
  roles: z.array(roleSchema),
  method: z.string(),
  /** Pattern of the route, such as `/admin/products/:id`. */
  route: z.string(),
  /** `<resource>.<verb>`, such as `products.update`. */
  action: z.string(),
  /** Affected entities. */
  entities: z.array(z.string()),
  status: z.number().int(),
  outcome: auditOutcomeSchema,
  correlation_id: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

const wordSchema = z.string().trim().min(1).max(200);

/** Filters of the log; newest entries come first. */
export const auditQuerySchema = z.strictObject({
  /** A subject or Medusa user id. */
  actor: wordSchema.optional(),
  /** A whole action, or its resource: `products` finds `products.update`. */
  action: wordSchema.optional(),
  entity: wordSchema.optional(),
  outcome: auditOutcomeSchema.optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** Only entries older than the one with this `seq`. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

export const auditPageSchema = z.object({
  entries: z.array(auditEntrySchema),
  /** `before` of the next page; null at the end. */
  next: z.number().int().nullable(),
});
export type AuditPage = z.infer<typeof auditPageSchema>;
