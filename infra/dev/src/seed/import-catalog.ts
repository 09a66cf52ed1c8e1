import type { Step } from "../progress.js";
import { runAppScript } from "../services/app.js";
import { APP_DEFINITIONS } from "../services/apps.js";
import type { Stack } from "../stack.js";

/** Imports a Shopify export, images included, with the same command-line tool that users run. */
export async function importCatalog(stack: Stack, tenant: string, file: string, step: Step): Promise<void> {
  const env = { ...stack.cliEnv, NO_COLOR: "1" };
  const args = ["--tenant", tenant, file];
  await runAppScript(stack.world, APP_DEFINITIONS.backend, ["import:shopify"], env, step, args);
}
