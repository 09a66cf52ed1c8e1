import { readFile } from "node:fs/promises";
import { inheritedEnv } from "../env.js";
import type { Step } from "../progress.js";
import { findOnPath, runToEnd } from "./command.js";

/** Returns whether the text of `/etc/os-release` names Debian or a derivative. */
export function isDebianLike(osRelease: string): boolean {
  const ids = [...osRelease.matchAll(/^(?:ID|ID_LIKE)=(.*)$/gm)].flatMap(([, value = ""]) =>
    value.replaceAll('"', "").split(/\s+/),
  );
  return ids.some((id) => id === "debian" || id === "ubuntu");
}

/** Returns whether packages can be installed without asking the user: root, Debian or Ubuntu, apt-get present. */
export async function canInstall(path: string): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  const osRelease = await readFile("/etc/os-release", "utf8").catch(() => "");
  return isDebianLike(osRelease) && (await findOnPath(["apt-get"], path)) !== null;
}

let queue: Promise<unknown> = Promise.resolve();
let listsAreFresh = false;

/** Installs packages one call at a time, refreshing the package lists once per run. */
export function aptInstall(packages: readonly string[], step: Step): Promise<void> {
  const mine = queue.then(() => install(packages, step));
  queue = mine.catch(() => undefined);
  return mine;
}

async function install(packages: readonly string[], step: Step): Promise<void> {
  const env = { ...inheritedEnv(), DEBIAN_FRONTEND: "noninteractive" };
  const wait = ["-o", "DPkg::Lock::Timeout=300"];
  if (!listsAreFresh) {
    step.detail("apt-get update");
    await runToEnd("apt-get", [...wait, "-qq", "update"], { env });
    listsAreFresh = true;
  }
  step.detail(`apt-get install ${packages.join(" ")}`);
  await runToEnd("apt-get", [...wait, "-y", "install", "--no-install-recommends", ...packages], {
    env,
    onLine: (line) => {
      const [, doing, what] = /^(Unpacking|Setting up) (\S+)/.exec(line) ?? [];
      if (doing !== undefined) step.detail(`${doing.toLowerCase()} ${what}`);
    },
  });
}
