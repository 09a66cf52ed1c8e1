import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { KeycloakAdmin } from "./admin.js";
import { FINGERPRINT_ATTRIBUTE, type RealmClient, type RealmFile } from "./realm-file.js";

const named = z.looseObject({ id: z.string(), name: z.string() });
const realmSchema = z.looseObject({ attributes: z.record(z.string(), z.string()).default({}) });
const clientSchema = z.looseObject({
  id: z.string(),
  clientId: z.string(),
  protocolMappers: z.array(named).default([]),
});
const userSchema = z.looseObject({ id: z.string() });

/** Keycloak's own client, whose roles grant access to parts of the admin API. */
const REALM_MANAGEMENT = "realm-management";

/** What was done so that the server holds the realm of the file. */
export type RealmOutcome = "created" | "changed" | "unchanged";

/** Creates the realm of the file on the server, or updates it; existing users and groups are kept. */
export async function ensureRealm(admin: KeycloakAdmin, file: RealmFile): Promise<RealmOutcome> {
  const known = await admin.get(`/${file.realm}`, realmSchema);
  if (known === null) {
    await admin.send("POST", "", file);
    return "created";
  }
  if (known.attributes[FINGERPRINT_ATTRIBUTE] === file.attributes[FINGERPRINT_ATTRIBUTE]) return "unchanged";
  await bringIn(admin, file);
  return "changed";
}

async function bringIn(admin: KeycloakAdmin, file: RealmFile): Promise<void> {
  const { clients, roles, groups, users, attributes, ...settings } = file;
  const base = `/${file.realm}`;
  for (const role of roles.realm) await ensureNamed(admin, `${base}/roles`, role);
  const topGroups = (await admin.get(`${base}/groups`, z.array(named))) ?? [];
  for (const group of groups) {
    if (!topGroups.some(({ name }) => name === group.name)) await admin.send("POST", `${base}/groups`, group);
  }

  const ids = new Map<string, string>();
  for (const client of clients) ids.set(client.clientId, await ensureClient(admin, base, client));
  for (const [clientId, clientRoles] of Object.entries(roles.client)) {
    for (const role of clientRoles)
      await ensureNamed(admin, `${base}/clients/${ids.get(clientId)}/roles`, role);
  }
  ids.set(REALM_MANAGEMENT, await idOf(admin, base, REALM_MANAGEMENT));
  for (const account of users) await ensureServiceRoles(admin, base, ids, account);
  // Last, so that the next start repeats an interrupted update.
  await admin.send("PUT", base, { ...settings, attributes });
}

async function ensureNamed(admin: KeycloakAdmin, path: string, body: { name: string }): Promise<void> {
  const known = await admin.get(`${path}/${encodeURIComponent(body.name)}`, named);
  if (known === null) await admin.send("POST", path, body);
}

async function findClient(admin: KeycloakAdmin, base: string, clientId: string) {
  const path = `${base}/clients?clientId=${encodeURIComponent(clientId)}`;
  return (await admin.get(path, z.array(clientSchema)))?.[0];
}

async function idOf(admin: KeycloakAdmin, base: string, clientId: string): Promise<string> {
  const client = await findClient(admin, base, clientId);
  if (client === undefined) throw new Error(`Keycloak has no client ${clientId}.`);
  return client.id;
}

async function ensureClient(admin: KeycloakAdmin, base: string, client: RealmClient): Promise<string> {
  const path = `${base}/clients`;
  const known = await findClient(admin, base, client.clientId);
  if (known === undefined) {
    await admin.send("POST", path, client);
    return idOf(admin, base, client.clientId);
  }
  await admin.send("PUT", `${path}/${known.id}`, { ...client, id: known.id });
  const mappers = `${path}/${known.id}/protocol-mappers/models`;
  for (const wanted of client.protocolMappers) {
    const present = known.protocolMappers.find(({ name }) => name === wanted.name);
    if (present === undefined) await admin.send("POST", mappers, wanted);
    else if (!isDeepStrictEqual({ ...present, ...wanted }, present)) {
      await admin.send("PUT", `${mappers}/${present.id}`, { ...present, ...wanted });
    }
  }
  for (const present of known.protocolMappers) {
    const wanted = client.protocolMappers.some(({ name }) => name === present.name);
    if (!wanted) await admin.send("DELETE", `${mappers}/${present.id}`);
  }
  return known.id;
}

/** Gives a service exactly the roles in the file and removes all others. */
async function ensureServiceRoles(
  admin: KeycloakAdmin,
  base: string,
  ids: ReadonlyMap<string, string>,
  account: RealmFile["users"][number],
): Promise<void> {
  const owner = ids.get(account.serviceAccountClientId);
  const user = await admin.get(`${base}/clients/${owner}/service-account-user`, userSchema);
  if (user === null) throw new Error(`Keycloak: ${account.serviceAccountClientId} has no service account.`);
  for (const [clientId, id] of ids) {
    const mapping = `${base}/users/${user.id}/role-mappings/clients/${id}`;
    const wanted = new Set(account.clientRoles[clientId] ?? []);
    const present = (await admin.get(mapping, z.array(named))) ?? [];
    const extra = present.filter(({ name }) => !wanted.has(name));
    if (extra.length > 0) await admin.send("DELETE", mapping, extra);
    const available = (await admin.get(`${base}/clients/${id}/roles`, z.array(named))) ?? [];
    const missing = available.filter(
      ({ name }) => wanted.has(name) && !present.some((role) => role.name === name),
    );
    if (missing.length > 0) await admin.send("POST", mapping, missing);
  }
}
