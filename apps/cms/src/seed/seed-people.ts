import type { Payload } from "payload";
import type { SeedSpec } from "./spec";

/** Creates missing emergency accounts: platform admins with a password and without Keycloak. */
export async function seedPeople(payload: Payload, people: SeedSpec["people"]): Promise<void> {
  for (const { email, password, name } of people) {
    const { totalDocs } = await payload.count({
      collection: "users",
      where: { and: [{ email: { equals: email } }, { subject: { exists: false } }] },
      overrideAccess: true,
    });
    if (totalDocs > 0) continue;
    await payload.create({
      collection: "users",
      data: { email, password, name: name ?? email, platformRole: "platform-admin" },
      overrideAccess: true,
    });
  }
}
