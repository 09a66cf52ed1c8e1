import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { inheritedEnv, type RunnerEnv } from "../env.js";
import { lockShared } from "../lock.js";
import { outputOf, runToEnd } from "./command.js";

/**
 * Returns the folder with the program `node` of a version, from the cache or from the npm registry.
 *
 * @throws Error with npm's output when the registry has no such version for this platform.
 */
export async function provideNode(version: string, env: RunnerEnv): Promise<string> {
  const home = join(env.cacheFolder, `node-${version}`);
  const bin = join(home, "node_modules", packageName(), "bin");
  await mkdir(env.cacheFolder, { recursive: true });
  const lock = await lockShared(`${home}.lock`);
  try {
    if ((await outputOf(join(bin, "node"), ["--version"]))?.trim() === `v${version}`) return bin;
    const incoming = `${home}.incoming`;
    await rm(incoming, { recursive: true, force: true });
    const quiet = ["--ignore-scripts", "--no-save", "--no-audit", "--no-fund", "--no-package-lock"];
    await runToEnd("npm", ["install", ...quiet, "--prefix", incoming, `${packageName()}@${version}`], {
      env: inheritedEnv(),
    });
    await rm(home, { recursive: true, force: true });
    await rename(incoming, home);
    return bin;
  } finally {
    await lock.release();
  }
}

/** Returns the name of the package that the package `node` of the npm registry installs on this platform. */
function packageName(): string {
  const prefix = process.platform === "darwin" && process.arch === "arm64" ? "node-bin" : "node";
  return `${prefix}-${process.platform}-${process.arch}`;
}
