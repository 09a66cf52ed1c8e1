import { createTokenVerifier, readBearer, requirePermission } from "@tandem/auth";
import { AppError, type ServicePermission } from "@tandem/contracts";
import type { Endpoint, PayloadRequest } from "payload";
import { env } from "../env";
import { type Answer, jsonEndpoint } from "./json-endpoint";

/** Verifies access tokens meant for this service. */
export const tokenVerifier = createTokenVerifier({
  issuer: env.KEYCLOAK_ISSUER,
  audience: env.KEYCLOAK_CLIENT_ID,
});

/** Returns an endpoint for services only: it requires a token of the realm for this service with the permission. */
export function serviceEndpoint(
  permission: ServicePermission,
  method: Endpoint["method"],
  path: string,
  handle: (req: PayloadRequest) => Promise<Answer>,
): Endpoint {
  return jsonEndpoint(method, path, async (req) => {
    const token = readBearer(req.headers.get("authorization"));
    if (token === null) throw new AppError("unauthenticated", "This call needs a service token.");
    requirePermission(await tokenVerifier.verify(token), permission);
    return handle(req);
  });
}
