import { AppError, ROLES, type Role } from "@tandem/contracts";
import { z } from "zod";
import { askRealm } from "../auth/realm-admin";

/** Roles within a tenant; roles of the whole platform are not assigned here. */
export const TENANT_ROLES = ROLES.filter((role) => role !== "platform-admin" && role !== "operator");

const PARENT = "/tenants";
const MAX_MEMBERS = 1_000;
const groupSchema = z.object({ id: z.string(), name: z.string() });
type Group = z.infer<typeof groupSchema>;

/** Returns the group at a path such as `/tenants/saffron/owner`; null when there is none. */
async function groupAt(path: string): Promise<Group | null> {
  let found: Group | null = null;
  for (const name of path.split("/").filter(Boolean)) {
    found = await childNamed(found?.id ?? null, name);
    if (found === null) return null;
  }
  return found;
}

async function childNamed(parentId: string | null, name: string): Promise<Group | null> {
  const filter = { search: name, exact: true, first: 0, max: MAX_MEMBERS };
  const children = await askRealm((realm) =>
    parentId === null ? realm.groups.find(filter) : realm.groups.listSubGroups({ parentId, ...filter }),
  );
  return (
    z
      .array(groupSchema)
      .parse(children)
      .find((group) => group.name === name) ?? null
  );
}

/** Returns the id of the group of a role in a tenant. @throws AppError not_found for a tenant without groups */
export async function roleGroup(tenant: string, role: Role): Promise<string> {
  const group = await groupAt(`${PARENT}/${tenant}/${role}`);
  if (group === null)
    throw new AppError("not_found", `The tenant ${tenant} has no group for ${role} in Keycloak.`);
  return group.id;
}

/** Returns the users in the group of a role, as Keycloak returns them. */
export async function peopleWith(tenant: string, role: Role): Promise<unknown[]> {
  const group = await groupAt(`${PARENT}/${tenant}/${role}`);
  if (group === null) return [];
  return askRealm((realm) => realm.groups.listMembers({ id: group.id, max: MAX_MEMBERS }));
}
/**
 * Creates the missing groups of a tenant; returns the id of the tenant's own group when this call created it.
 * @throws AppError conflict when a group has users already: a new tenant must not inherit members
 */
export async function createTenantGroups(tenant: string): Promise<string | null> {
  const parent = await groupAt(PARENT);
  if (parent === null) throw new AppError("internal", `The realm has no group ${PARENT}.`);
  const known = await groupAt(`${PARENT}/${tenant}`);
  const own = known ?? (await createChild(parent.id, tenant));
  try {
    for (const role of TENANT_ROLES) await ensureEmptyGroup(tenant, own.id, role, known === null);
  } catch (error) {
    if (known === null) await removeGroup(own.id);
    throw error;
  }
  return known === null ? own.id : null;
}

async function ensureEmptyGroup(tenant: string, parentId: string, role: Role, fresh: boolean): Promise<void> {
  if (!fresh && (await peopleWith(tenant, role)).length > 0) {
    throw new AppError("conflict", `Keycloak still has users in ${PARENT}/${tenant}; choose another slug.`);
  }
  if (fresh || (await groupAt(`${PARENT}/${tenant}/${role}`)) === null) await createChild(parentId, role);
}

/** Removes a group with its subgroups; does nothing when it does not exist. */
export async function removeGroup(id: string): Promise<void> {
  await askRealm((realm) => realm.groups.del({ id })).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== "not_found") throw error;
  });
}

async function createChild(parent: string, name: string): Promise<Group> {
  const made = await askRealm((realm) => realm.groups.createChildGroup({ id: parent }, { name }));
  return { id: made.id, name };
}
