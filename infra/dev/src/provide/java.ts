import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { RunnerEnv } from "../env.js";
import type { Step } from "../progress.js";
import { aptInstall, canInstall } from "./apt.js";
import { findOnPath, outputOf } from "./command.js";

/** Versions Keycloak 26 runs on, best first. */
const SUPPORTED = [21, 25, 17];
const DEBIAN_HOMES = "/usr/lib/jvm";

/** Returns the major version in the output of `java -version`, or null. */
export function javaMajor(answer: string): number | null {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(answer) ?? [];
  if (first === undefined) return null;
  return first === "1" ? Number(second) : Number(first);
}

/** Returns a `java` program that Keycloak runs on, or null: JAVA_HOME first, then PATH, then Debian's folder. */
export async function findJava(env: RunnerEnv): Promise<string | null> {
  const homes = await readdir(DEBIAN_HOMES).catch(() => []);
  const candidates = [
    env.JAVA_HOME === undefined ? null : join(env.JAVA_HOME, "bin", "java"),
    await findOnPath(["java"], env.PATH),
    ...homes.map((home) => join(DEBIAN_HOMES, home, "bin", "java")),
  ];
  for (const java of candidates) {
    const major = java === null ? null : javaMajor((await outputOf(java, ["-version"])) ?? "");
    if (java !== null && major !== null && SUPPORTED.includes(major)) return java;
  }
  return null;
}

/** Finds Java, or installs it as root on Debian; returns null when neither is possible. */
export async function provideJava(env: RunnerEnv, step: Step): Promise<string | null> {
  const found = await findJava(env);
  if (found !== null) return found;
  if (!(await canInstall(env.PATH))) return null;
  await aptInstall(["openjdk-17-jre-headless"], step);
  return findJava(env);
}

/** Returns the `JAVA_HOME` of a `java` program. */
export function javaHome(java: string): string {
  return dirname(dirname(java));
}
