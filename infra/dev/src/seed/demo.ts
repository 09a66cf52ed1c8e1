import { join } from "node:path";
import { ROOT } from "../paths.js";
import type { Stack } from "../stack.js";
import { fillContent } from "./content.js";
import { DEMO_TENANTS } from "./demo-tenants.js";
import { importCatalog } from "./import-catalog.js";
import { openShop, type Shop } from "./open-shop.js";
import { demoPeople } from "./people.js";
import { enrolPeople } from "./people-in-keycloak.js";
import { appointPlatformAdmin } from "./platform-admin.js";
import { measureLogs, seedFailure } from "./seed-failure.js";
import { type Seeded, writeSeeded } from "./seeded.js";

const DEMO_FOLDER = join(ROOT, "infra", "dev", "demo");

/**
 * Seeds the demo, and completes one that an earlier start left unfinished.
 *
 * @throws StartFailure naming the app whose log has the cause.
 */
export async function seedDemo(stack: Stack): Promise<Seeded> {
  const logs = await measureLogs(stack.world);
  try {
    return await fillDemo(stack);
  } catch (error) {
    throw await seedFailure(stack, logs, error);
  }
}

/** Creates in this order: two shops, a user for every role, catalogs from Shopify exports, content in Payload. */
async function fillDemo(stack: Stack): Promise<Seeded> {
  const { progress, secrets, dataFolder } = stack.world;
  const people = demoPeople(DEMO_TENANTS, secrets);

  const shops: Shop[] = [];
  await progress.step("Demo: shops", async (step) => {
    const commerce = await appointPlatformAdmin(stack, people, step);
    for (const tenant of DEMO_TENANTS) {
      step.detail(tenant.name);
      shops.push(await openShop(commerce, tenant));
    }
    step.detail(shops.map(({ name }) => name).join(", "));
  });
  await progress.step("Demo: users", async (step) => {
    await enrolPeople(stack, people);
    step.detail(`${people.length}, one for every role`);
  });
  for (const tenant of DEMO_TENANTS) {
    await progress.step(`Demo: catalog of ${tenant.name}`, (step) =>
      importCatalog(stack, tenant.slug, join(DEMO_FOLDER, tenant.slug, "products.csv"), step),
    );
  }
  await progress.step("Demo: content", (step) => fillContent(stack, DEMO_TENANTS, people, DEMO_FOLDER, step));

  const seeded: Seeded = {
    tenants: shops,
    logins: people.map(({ role, tenant, username, password }) => ({ role, tenant, username, password })),
  };
  await writeSeeded(dataFolder, seeded);
  return seeded;
}
