import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { inheritedEnv } from "./env.ts";
import type { StackFacts } from "./world.ts";

/** Root folder of the repository. */
export const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** Runs `pnpm import:shopify --tenant <tenant> <argument>` and returns its exit code and output. */
export function importShopify(
  stack: StackFacts,
  tenant: string,
  argument: string,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(
      "pnpm",
      ["--silent", "import:shopify", "--tenant", tenant, argument],
      { cwd: root, env: { ...inheritedEnv(), ...stack.cliEnv, NO_COLOR: "1" }, maxBuffer: 16 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
        resolve({ code, output: `${stdout}${stderr}` });
      },
    );
  });
}
