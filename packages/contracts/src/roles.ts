import { z } from "zod";

/** Roles a user can hold; the first two are realm roles, the others belong to one tenant. */
export const ROLES = [
  "platform-admin",
  "operator",
  "owner",
  "admin",
  "manager",
  "staff",
  "viewer",
  "editor",
  "vendor",
  "customer",
] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** Permissions of services, client roles in Keycloak. */
const SERVICE_PERMISSIONS = ["sync:read", "sync:write", "orders:write", "catalog:read"] as const;
export const servicePermissionSchema = z.enum(SERVICE_PERMISSIONS);
export type ServicePermission = z.infer<typeof servicePermissionSchema>;

/** Keycloak clients of the realm `tandem`. */
export const CLIENTS = {
  backend: "medusa-backend",
  cms: "payload-cms",
  storefront: "storefront",
  worker: "sync-worker",
  bot: "telegram-bot",
  opsConsole: "ops-console",
} as const;
