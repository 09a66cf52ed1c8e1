import { readBearer } from "@tandem/auth";
import type { AuthStrategy } from "payload";
import { tokenVerifier } from "../http/service-endpoint";
import { accountBySubject } from "./account";
import { revocations } from "./keycloak";

/** Authenticates API clients by a Keycloak access token for this service, whose user has signed in here before. */
export const bearerStrategy: AuthStrategy = {
  name: "keycloak",
  async authenticate({ headers, payload }) {
    const token = readBearer(headers.get("authorization"));
    if (token === null || !isFromKeycloak(token)) return { user: null };
    const principal = await tokenVerifier.verify(token);
    if (principal.kind !== "person" || (await revocations().isRevoked(principal))) return { user: null };
    const account = await accountBySubject(payload, principal.subject);
    return {
      user: account === undefined ? null : { ...account, collection: "users", _strategy: "keycloak" },
    };
  },
};

/** Returns false for Payload's own tokens in the same header, which are signed with a secret, not a realm key. */
function isFromKeycloak(token: string): boolean {
  const [header = ""] = token.split(".");
  return !Buffer.from(header, "base64url").toString("utf8").includes('"HS256"');
}
