import { randomBytes } from "node:crypto";
import type { KeycloakAdmin } from "@tandem/dev";
import { type CryptoKey, exportJWK, exportPKCS8, generateKeyPair } from "jose";
import { z } from "zod";

/** A signing key of the realm whose private key the test has too. */
export interface RealmKey {
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  /** Removes the key from the realm, as an administrator does after a leak. */
  remove(): Promise<void>;
}

const withId = z.looseObject({ id: z.string() });
const keysSchema = z.object({ keys: z.array(z.looseObject({ kid: z.string(), n: z.string().optional() })) });

/** Adds a signing key to the realm; with a priority above 100 Keycloak signs with it from now on. */
export async function addRealmKey(admin: KeycloakAdmin, issuer: string, priority: number): Promise<RealmKey> {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  const name = `test-${randomBytes(4).toString("hex")}`;
  const realm = await admin.get("/tandem", withId);
  await admin.send("POST", "/tandem/components", {
    name,
    providerId: "rsa",
    providerType: "org.keycloak.keys.KeyProvider",
    parentId: realm?.id,
    config: {
      priority: [String(priority)],
      enabled: ["true"],
      active: ["true"],
      algorithm: ["RS256"],
      keyUse: ["SIG"],
      privateKey: [await exportPKCS8(privateKey)],
    },
  });
  const { n } = await exportJWK(publicKey);
  const published = await publishedKeys(issuer);
  const kid = published.find((key) => key.n === n)?.kid;
  if (kid === undefined) throw new Error("Keycloak does not publish the new key.");
  return { kid, privateKey, publicKey, remove: () => removeKey(admin, name) };
}

/** Returns the keys that the realm publishes. */
export async function publishedKeys(issuer: string) {
  const answer = await fetch(`${issuer}/protocol/openid-connect/certs`);
  return keysSchema.parse(await answer.json()).keys;
}

async function removeKey(admin: KeycloakAdmin, name: string): Promise<void> {
  const found = await admin.get(`/tandem/components?name=${name}`, z.array(withId));
  await admin.send("DELETE", `/tandem/components/${found?.[0]?.id}`);
}
