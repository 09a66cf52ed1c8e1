import type { KeycloakAdmin } from "@tandem/dev";
import { z } from "zod";

const groupsSchema = z.array(z.looseObject({ id: z.string(), name: z.string() }));

/** Returns the id of the group at a path such as `/tenants/saffron/editor`, and creates missing groups. */
export async function groupAt(admin: KeycloakAdmin, path: string): Promise<string> {
  let parent: string | null = null;
  for (const name of path.split("/").slice(1)) parent = await childOf(admin, parent, name);
  if (parent === null) throw new Error(`${path} is not a group path.`);
  return parent;
}

async function childOf(admin: KeycloakAdmin, parent: string | null, name: string): Promise<string> {
  const children = parent === null ? "/tandem/groups" : `/tandem/groups/${parent}/children`;
  const find = async () =>
    (await admin.get(`${children}?max=1000`, groupsSchema))?.find((group) => group.name === name)?.id;
  const known = await find();
  if (known !== undefined) return known;
  await admin.send("POST", children, { name });
  const made = await find();
  if (made === undefined) throw new Error(`Keycloak did not create the group ${name}.`);
  return made;
}
