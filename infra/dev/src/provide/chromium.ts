import type { RunnerEnv } from "../env.js";
import { StartFailure } from "../failure.js";
import type { Step } from "../progress.js";
import { aptInstall, canInstall } from "./apt.js";
import { findOnPath } from "./command.js";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * Returns the path of a Chromium for browser tests: from CHROMIUM_PATH, PATH, or apt as root on Debian.
 * @throws StartFailure with the fix when there is none
 */
export async function provideChromium(env: RunnerEnv, step: Step): Promise<string> {
  const found = env.CHROMIUM_PATH ?? (await findOnPath(NAMES, env.PATH));
  if (found !== null) return found;
  if (await canInstall(env.PATH)) {
    await aptInstall(["chromium"], step);
    const installed = await findOnPath(NAMES, env.PATH);
    if (installed !== null) return installed;
  }
  throw new StartFailure("Chromium not found.", "The browser tests need it.", {
    debian: "sudo apt-get install chromium",
    macos: "brew install --cask chromium   (then set CHROMIUM_PATH)",
    anywhere: "pnpm --filter @tandem/e2e exec playwright install chromium, then set CHROMIUM_PATH to it",
  });
}
