import { AppError } from "@tandem/contracts";
import type { Payload } from "payload";
import type { Tenant } from "../payload-types";
import type { SeedSpec } from "./spec";

/** Makes people who are missing and brings roles up to date; passwords of those who exist stay. */
export async function seedPeople(
  payload: Payload,
  people: SeedSpec["people"],
  tenants: ReadonlyMap<string, Tenant>,
): Promise<void> {
  for (const { email, password, name, platformRole, memberships } of people) {
    const data = {
      email,
      name: name ?? email,
      platformRole: platformRole ?? null,
      tenants: memberships.map(({ tenant, roles }) => ({ tenant: idOf(tenants, tenant), roles })),
    };
    const { docs } = await payload.find({
      collection: "users",
      where: { email: { equals: email } },
      limit: 1,
      depth: 0,
      overrideAccess: true,
    });
    const [known] = docs;
    if (known === undefined)
      await payload.create({ collection: "users", data: { ...data, password }, overrideAccess: true });
    else await payload.update({ collection: "users", id: known.id, data, overrideAccess: true });
  }
}

function idOf(tenants: ReadonlyMap<string, Tenant>, slug: string): string {
  const tenant = tenants.get(slug);
  if (tenant === undefined) throw new AppError("not_found", `There is no tenant "${slug}".`);
  return tenant.id;
}
