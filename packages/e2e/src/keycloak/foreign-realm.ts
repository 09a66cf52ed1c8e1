import { createServiceTokens } from "@tandem/auth";
import { CLIENTS } from "@tandem/contracts";
import type { Realm } from "./realm.ts";

/** An access token with the right audience, of a realm beside ours on the same server. */
export async function foreignRealmToken(realm: Realm): Promise<string> {
  const clientSecret = "secret-of-the-other-realm";
  await realm.admin.send("POST", "", {
    realm: "other",
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
  const issuer = realm.issuer.replace("/realms/tandem", "/realms/other");
  return createServiceTokens({ issuer, clientId: CLIENTS.backend, clientSecret }).get();
}
