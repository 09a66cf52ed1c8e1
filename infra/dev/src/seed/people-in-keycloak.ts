import { z } from "zod";
import type { KeycloakAdmin } from "../keycloak/admin.js";
import type { Stack } from "../stack.js";
import type { Person } from "./people.js";

const REALM = "/tandem";
const withId = z.looseObject({ id: z.string() });
const groupSchema = z.looseObject({ id: z.string(), name: z.string() });
const roleSchema = z.looseObject({ id: z.string(), name: z.string() });

/** Creates each user with the group `/tenants/<slug>/<role>` or the realm role. Safe to repeat. */
export async function enrolPeople(stack: Stack, people: readonly Person[]): Promise<void> {
  const admin = stack.keycloak?.admin;
  if (admin === undefined) throw new Error("The demo users need Keycloak, which is not part of this stack.");
  const root = await findGroup(admin, `${REALM}/groups`, "tenants");
  if (root === undefined) throw new Error("The realm has no group /tenants.");
  for (const person of people) {
    const userId = await ensureUser(admin, person);
    if (person.tenant === null) {
      await giveRealmRole(admin, userId, person.role);
      continue;
    }
    const tenantGroup = await ensureGroup(admin, root, person.tenant);
    const roleGroup = await ensureGroup(admin, tenantGroup, person.role);
    await admin.send("PUT", `${REALM}/users/${userId}/groups/${roleGroup}`);
  }
}

async function ensureUser(admin: KeycloakAdmin, person: Person): Promise<string> {
  const find = async () => {
    const query = `?exact=true&username=${encodeURIComponent(person.username)}`;
    return (await admin.get(`${REALM}/users${query}`, z.array(withId)))?.[0]?.id;
  };
  const known = await find();
  if (known !== undefined) return known;
  await admin.send("POST", `${REALM}/users`, {
    username: person.username,
    email: person.username,
    emailVerified: true,
    enabled: true,
    firstName: person.firstName,
    lastName: person.lastName,
    credentials: [{ type: "password", value: person.password, temporary: false }],
  });
  const made = await find();
  if (made === undefined) throw new Error(`Keycloak did not create the user ${person.username}.`);
  return made;
}

async function giveRealmRole(admin: KeycloakAdmin, userId: string, role: string): Promise<void> {
  const found = await admin.get(`${REALM}/roles/${role}`, roleSchema);
  if (found === null) throw new Error(`The realm has no role ${role}.`);
  await admin.send("POST", `${REALM}/users/${userId}/role-mappings/realm`, [found]);
}

async function ensureGroup(admin: KeycloakAdmin, parent: string, name: string): Promise<string> {
  const children = `${REALM}/groups/${parent}/children`;
  const known = await findGroup(admin, children, name);
  if (known !== undefined) return known;
  await admin.send("POST", children, { name });
  const made = await findGroup(admin, children, name);
  if (made === undefined) throw new Error(`Keycloak did not create the group ${name}.`);
  return made;
}

async function findGroup(admin: KeycloakAdmin, path: string, name: string): Promise<string | undefined> {
  const groups = await admin.get(`${path}?briefRepresentation=true&max=1000`, z.array(groupSchema));
  return groups?.find((group) => group.name === name)?.id;
}
