import config from "@payload-config";
import { getPayload } from "payload";
import { env } from "../env";
import { awaitTenants } from "./await-tenants";
import { seedBrand } from "./seed-brand";
import { seedPeople } from "./seed-people";
import { readSeedSpec } from "./spec";

if (env.SEED_FILE === undefined) {
  console.error("`SEED_FILE` is not set. Set it to a JSON file with `people` and `brands`.");
  process.exit(1);
}
const spec = await readSeedSpec(env.SEED_FILE);
const payload = await getPayload({ config });
const tenants = await awaitTenants(
  payload,
  spec.brands.map((brand) => brand.slug),
);
await seedPeople(payload, spec.people);
for (const brand of spec.brands) await seedBrand(payload, brand, tenants);
payload.logger.info({ people: spec.people.length, brands: spec.brands.length }, "seeded");
await payload.destroy();
process.exit(0);
