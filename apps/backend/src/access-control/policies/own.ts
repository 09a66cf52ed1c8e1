import { checkedByRoute, forStaff, inArea } from "./policy";

/** The active tenant, sync, imports, members, tenants and webhooks. */
export const checkedRoutes = checkedByRoute({
  "/admin/active-tenant": ["GET", "POST"],
  "/admin/imports/images": ["GET", "POST"],
  "/admin/imports/shopify": ["POST"],
  "/admin/members": ["GET", "POST"],
  "/admin/members/:id": ["POST", "DELETE"],
  "/admin/members/invitations/:id": ["DELETE"],
  "/admin/members/invitations/:id/resend": ["POST"],
  "/admin/sync/conflicts": ["GET"],
  "/admin/sync/discard": ["POST"],
  "/admin/sync/failed": ["GET"],
  "/admin/sync/from-payload": ["POST"],
  "/admin/sync/history": ["GET"],
  "/admin/sync/products/:id": ["GET"],
  "/admin/sync/replay": ["POST"],
  "/admin/sync/retry-failed": ["POST"],
  "/admin/sync/runs/:id": ["GET"],
  "/admin/sync/status": ["GET"],
  "/admin/sync/to-payload": ["POST"],
  "/admin/tenant-stores": ["GET", "POST"],
  "/admin/tenant-stores/:id": ["GET", "PATCH", "POST"],
  "/admin/tenants": ["GET", "POST"],
  "/admin/tenants/:id": ["GET", "PATCH", "POST"],
  "/admin/webhooks/payload": ["POST"],
});

/** What the caller may do in the active tenant. */
export const accessRoutes = forStaff({
  "/admin/me/access": ["GET"],
});

/** The audit log. */
export const auditRoutes = inArea("audit", {
  "/admin/audit": ["GET"],
});
