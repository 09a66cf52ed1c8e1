import { spawn } from "node:child_process";
import { join } from "node:path";
import { inheritedEnv, readRunnerEnv } from "./env.js";
import { StartFailure } from "./failure.js";
import { ROOT } from "./paths.js";
import { createProgress } from "./progress.js";

const WHAT = ["--filter=./packages/*", "--filter=@tandem/sync-worker"];

/** Compiles the packages that the runner and the apps import; unchanged ones come from Turborepo's cache. */
export async function buildPackages(): Promise<void> {
  const progress = createProgress(process.stdout, { color: readRunnerEnv().NO_COLOR === undefined });
  try {
    await progress.step("Packages", async (step) => {
      const output = await turboBuild();
      step.detail(/FULL TURBO/.test(output) ? "unchanged" : "built");
    });
  } finally {
    progress.close();
  }
}

function turboBuild(): Promise<string> {
  return new Promise((resolve, reject) => {
    const turbo = join(ROOT, "node_modules", ".bin", "turbo");
    const child = spawn(turbo, ["run", "build", ...WHAT, "--output-logs=errors-only"], {
      cwd: ROOT,
      env: inheritedEnv(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        output += chunk;
      });
    }
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) return resolve(output);
      const fix = { anywhere: "fix the compiler errors above, or run: pnpm install" };
      reject(new StartFailure("The packages do not compile.", output.trim(), fix));
    });
  });
}
