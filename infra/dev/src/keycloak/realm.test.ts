import { join } from "node:path";
import { anyFreePort, type TemporaryFolder, temporaryFolder } from "@tandem/local-servers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { readRunnerEnv } from "../env.js";
import { REALM_FILE } from "../paths.js";
import { provideJava } from "../provide/java.js";
import { createKeycloakAdmin, type KeycloakAdmin } from "./admin.js";
import { provideKeycloakHome } from "./distribution.js";
import { ensureRealm } from "./realm.js";
import { type RealmFile, readRealmFile } from "./realm-file.js";
import { type KeycloakServer, startKeycloak } from "./server.js";

const silent = { detail: () => undefined };
const ADMIN = { username: "admin", password: "only-for-this-test" };
const SECRETS = [
  "MEDUSA_BACKEND",
  "PAYLOAD_CMS",
  "STOREFRONT",
  "SYNC_WORKER",
  "TELEGRAM_BOT",
  "OPS_CONSOLE",
  "TANDEM_CLI",
];

let folder: TemporaryFolder;
let server: KeycloakServer;
let admin: KeycloakAdmin;

const realmFile = (more: Record<string, string> = {}): Promise<RealmFile> =>
  readRealmFile(REALM_FILE, {
    ...Object.fromEntries(SECRETS.map((name) => [`KEYCLOAK_SECRET_${name}`, `secret-of-${name}`])),
    BACKEND_URL: "http://localhost:9001",
    CMS_URL: "http://localhost:3001",
    WORKER_URL: "http://localhost:9100",
    STOREFRONT_URL: "http://localhost:9002",
    SMTP_HOST: "127.0.0.1",
    SMTP_PORT: "1025",
    ...more,
  });

/** Returns the claims of a service's access token. */
async function claimsOf(client: string, secret: string) {
  const response = await fetch(`${server.url}/realms/tandem/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: client, client_secret: secret }),
  });
  const { access_token } = z.object({ access_token: z.string() }).parse(await response.json());
  const payload = Buffer.from(access_token.split(".")[1] ?? "", "base64url").toString();
  return z
    .object({
      aud: z.union([z.string(), z.array(z.string())]).transform((aud) => [aud].flat().sort()),
      iat: z.number(),
      exp: z.number(),
      resource_access: z.record(z.string(), z.object({ roles: z.array(z.string()) })).default({}),
    })
    .parse(JSON.parse(payload));
}

beforeAll(async () => {
  const env = readRunnerEnv();
  const java = await provideJava(env, silent);
  const home = java === null ? null : await provideKeycloakHome(env, java, silent);
  if (java === null || home === null)
    throw new Error("These tests need Java and Maven; pnpm test installs them.");
  folder = await temporaryFolder("keycloak");
  const port = await anyFreePort();
  server = await startKeycloak({
    home,
    java,
    built: true,
    port,
    dataFolder: join(folder.path, "data"),
    admin: ADMIN,
  });
  admin = createKeycloakAdmin(server.url, ADMIN);
  expect(await ensureRealm(admin, await realmFile())).toBe("created");
}, 300_000);

afterAll(async () => {
  await server?.stop();
  await folder?.remove();
});

test("a service's token names the services it may call and its roles there, and expires after five minutes", async () => {
  const worker = await claimsOf("sync-worker", "secret-of-SYNC_WORKER");
  expect(worker.aud).toEqual(["medusa-backend", "payload-cms"]);
  expect(worker.resource_access["payload-cms"]?.roles.sort()).toEqual(["sync:read", "sync:write"]);
  expect(worker.exp - worker.iat).toBe(300);
  const storefront = await claimsOf("storefront", "secret-of-STOREFRONT");
  expect(storefront.resource_access["medusa-backend"]?.roles).toEqual(["catalog:read"]);
});

const clientsSchema = z.array(
  z.looseObject({
    id: z.string(),
    clientId: z.string(),
    enabled: z.boolean(),
    publicClient: z.boolean(),
    standardFlowEnabled: z.boolean(),
    implicitFlowEnabled: z.boolean(),
    directAccessGrantsEnabled: z.boolean(),
    attributes: z.record(z.string(), z.string()).default({}),
  }),
);
const clientsOf = async () => (await admin.get("/tandem/clients?max=200", clientsSchema)) ?? [];

/** Keycloak's own clients without a login: the account pages (`account-console` signs in for them) and the broker. */
const WITHOUT_SIGN_IN = ["account", "broker", "realm-management"];

/** Returns the clients that accept a password, or an authorization code without PKCE. */
async function looseClients(): Promise<string[]> {
  return (await clientsOf())
    .filter(({ clientId, enabled }) => enabled && !WITHOUT_SIGN_IN.includes(clientId))
    .filter(
      ({ directAccessGrantsEnabled, implicitFlowEnabled, standardFlowEnabled, attributes }) =>
        directAccessGrantsEnabled ||
        implicitFlowEnabled ||
        (standardFlowEnabled && attributes["pkce.code.challenge.method"] !== "S256"),
    )
    .map(({ clientId }) => clientId);
}

/** Returns the token endpoint's error for a password login through `admin-cli`. */
async function tryPassword(): Promise<string> {
  const response = await fetch(`${server.url}/realms/tandem/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "password",
      client_id: "admin-cli",
      username: "a",
      password: "b",
    }),
  });
  return z.object({ error: z.string() }).parse(await response.json()).error;
}

test("no client accepts passwords, and every authorization code is bound by PKCE to the client that requested it", async () => {
  expect(await looseClients()).toEqual([]);
  expect(await tryPassword()).toBe("invalid_client");
});

test("an unchanged realm file changes nothing", async () => {
  expect(await ensureRealm(admin, await realmFile())).toBe("unchanged");
});

test("a changed realm file updates an existing realm and keeps its users", async () => {
  await admin.send("POST", "/tandem/users", { username: "kept@x.test", email: "kept@x.test", enabled: true });
  const file = await realmFile({ CMS_URL: "http://localhost:3999" });
  const cli = file.users.find(({ serviceAccountClientId }) => serviceAccountClientId === "tandem-cli");
  if (cli === undefined) throw new Error("The file has no tandem-cli.");
  // An insecure realm to start from: `admin-cli` enabled, the console without PKCE.
  for (const [clientId, before] of Object.entries({
    "admin-cli": { enabled: true, directAccessGrantsEnabled: true },
    "ops-console": { attributes: { "pkce.code.challenge.method": "" } },
  })) {
    const client = (await clientsOf()).find((each) => each.clientId === clientId);
    await admin.send("PUT", `/tandem/clients/${client?.id}`, { ...client, ...before });
  }
  expect(await looseClients()).toEqual(["admin-cli", "ops-console"]);
  expect(await tryPassword()).toBe("invalid_grant");
  cli.clientRoles = { "sync-worker": ["sync:read"], "realm-management": ["query-users"] };

  expect(await ensureRealm(admin, file)).toBe("changed");

  const clients = z.array(z.looseObject({ redirectUris: z.array(z.string()) }));
  const cms = await admin.get("/tandem/clients?clientId=payload-cms", clients);
  expect(cms?.[0]?.redirectUris).toEqual(["http://localhost:3999/api/oidc/callback"]);
  expect(await looseClients()).toEqual([]);
  expect(await tryPassword()).toBe("invalid_client");
  const { aud, resource_access } = await claimsOf("tandem-cli", "secret-of-TANDEM_CLI");
  expect(aud).toEqual(["realm-management", "sync-worker"]);
  expect(resource_access["sync-worker"]?.roles).toEqual(["sync:read"]);
  expect(resource_access["realm-management"]?.roles).toEqual(["query-users"]);
  const people = await admin.get("/tandem/users?username=kept@x.test", z.array(z.unknown()));
  expect(people).toHaveLength(1);
  expect(await ensureRealm(admin, file)).toBe("unchanged");
});
