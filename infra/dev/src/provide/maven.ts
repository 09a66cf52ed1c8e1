import type { RunnerEnv } from "../env.js";
import { inheritedEnv } from "../env.js";
import type { Step } from "../progress.js";
import { aptInstall, canInstall } from "./apt.js";
import { findOnPath, runToEnd } from "./command.js";

/** Finds Maven, or installs it as root on Debian; returns null when neither is possible. */
export async function provideMaven(env: RunnerEnv, step: Step): Promise<string | null> {
  const found = await findOnPath(["mvn"], env.PATH);
  if (found !== null) return found;
  if (!(await canInstall(env.PATH))) return null;
  await aptInstall(["maven", "openjdk-17-jre-headless"], step);
  return findOnPath(["mvn"], env.PATH);
}

/** Downloads one artifact, named by its coordinates, into `folder`. Checksums of the repository are enforced. */
export async function fetchArtifact(maven: string, coordinates: string, folder: string): Promise<void> {
  const plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";
  const args = ["-q", "-B", "-C", plugin, `-Dartifact=${coordinates}`, `-DoutputDirectory=${folder}`];
  await runToEnd(maven, args, { cwd: folder, env: inheritedEnv() });
}
