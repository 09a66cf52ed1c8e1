import { randomBytes } from "node:crypto";
import { createServiceTokens } from "@tandem/auth";
import { CLIENTS } from "@tandem/contracts";
import type { Realm } from "./realm.ts";

/** Returns an access token with the right audience, from another realm on the same server. */
export async function foreignRealmToken({ admin, issuer: ours }: Realm): Promise<string> {
  const realm = `other-${randomBytes(4).toString("hex")}`;
  const clientSecret = "secret-of-the-other-realm";
  await admin.send("POST", "", {
    realm,
    enabled: true,
    clients: [
      {
        clientId: CLIENTS.backend,
        secret: clientSecret,
        serviceAccountsEnabled: true,
        protocolMappers: [
          {
            name: "audience",
            protocol: "openid-connect",
            protocolMapper: "oidc-audience-mapper",
            config: { "included.client.audience": CLIENTS.backend, "access.token.claim": "true" },
          },
        ],
      },
    ],
  });
  const issuer = ours.replace("/realms/tandem", `/realms/${realm}`);
  return createServiceTokens({ issuer, clientId: CLIENTS.backend, clientSecret }).get();
}
