import { readBearer } from "@tandem/auth";
import type { AuthStrategy } from "payload";
import { tokenVerifier } from "../http/service-endpoint";
import { accountBySubject } from "./account";
import { revocations } from "./keycloak";

/** Lets API clients act for somebody who has signed on here before, by an access token of Keycloak for this service. */
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

/** Payload's own tokens come in the same header; they are signed with a secret, not with a key of the realm. */
function isFromKeycloak(token: string): boolean {
  const [header = ""] = token.split(".");
  return !Buffer.from(header, "base64url").toString("utf8").includes('"HS256"');
}
