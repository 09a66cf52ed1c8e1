import { AppError, ROLES, type Role } from "@tandem/contracts";
import { z } from "zod";
import { askRealm } from "../realm-admin";

/** Roles of a tenant; those of the whole platform are not given here. */
export const TENANT_ROLES = ROLES.filter((role) => role !== "platform-admin" && role !== "operator");

const PARENT = "/tenants";
const MAX_MEMBERS = 1_000;
const groupSchema = z.object({ id: z.string(), name: z.string() });
type Group = z.infer<typeof groupSchema>;

/** The group at a path such as `/tenants/saffron/owner`, null when there is none. */
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

/** Id of the group of a role in a tenant; raises `not_found` for a tenant without groups. */
export async function roleGroup(tenant: string, role: Role): Promise<string> {
  const group = await groupAt(`${PARENT}/${tenant}/${role}`);
  if (group === null)
    throw new AppError("not_found", `The tenant ${tenant} has no group for ${role} in Keycloak.`);
  return group.id;
}

/** People in the group of a role, as Keycloak tells of them. */
export async function peopleWith(tenant: string, role: Role): Promise<unknown[]> {
  const group = await groupAt(`${PARENT}/${tenant}/${role}`);
  if (group === null) return [];
  return askRealm((realm) => realm.groups.listMembers({ id: group.id, max: MAX_MEMBERS }));
}
