import type { AuthenticatedMedusaRequest, MedusaRequest } from "@medusajs/framework/http";

/** Returns what Medusa's `authenticate` left on a request; undefined on routes without it and for anonymous callers. */
export const authContextOf = (
  req: MedusaRequest & Partial<Pick<AuthenticatedMedusaRequest, "auth_context">>,
): unknown => req.auth_context;
