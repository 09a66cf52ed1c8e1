import { randomUUID } from "node:crypto";
import { access, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writePrivateJson } from "../private-file.js";
import type { Step } from "../progress.js";
import { runAppScript } from "../services/app.js";
import { APP_DEFINITIONS } from "../services/apps.js";
import type { Stack } from "../stack.js";
import type { DemoTenant } from "./demo-tenants.js";
import type { Person } from "./people.js";

/** Creates the platform admin's emergency login in Payload, and each brand's theme, pages, heroes and menus. */
export async function fillContent(
  stack: Stack,
  tenants: readonly DemoTenant[],
  people: readonly Person[],
  demoFolder: string,
  step: Step,
): Promise<void> {
  const file = join(tmpdir(), `tandem-seed-${randomUUID()}.json`);
  await writePrivateJson(file, {
    people: people.filter(({ role }) => role === "platform-admin").map(asPayloadPerson),
    brands: await Promise.all(tenants.map((tenant) => asBrand(tenant, demoFolder))),
  });
  try {
    const env = { ...stack.env("cms"), SEED_FILE: file };
    await runAppScript(stack.world, APP_DEFINITIONS.cms, ["seed"], env, step);
  } finally {
    await rm(file, { force: true });
  }
}

function asPayloadPerson({ username, password, firstName, lastName }: Person) {
  return { email: username, password, name: `${firstName}, ${lastName}` };
}

async function asBrand({ slug }: DemoTenant, demoFolder: string) {
  const images = join(demoFolder, slug, "images");
  const logo = join(demoFolder, slug, "logo.webp");
  const present = (path: string) =>
    access(path).then(
      () => true,
      () => false,
    );
  return {
    slug,
    domains: [`${slug}.localhost`],
    ...((await present(images)) ? { images } : {}),
    ...((await present(logo)) ? { logo } : {}),
  };
}
