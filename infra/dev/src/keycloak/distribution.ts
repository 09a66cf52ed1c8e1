import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { inheritedEnv, type RunnerEnv } from "../env.js";
import { StartFailure } from "../failure.js";
import { lockShared } from "../lock.js";
import { checkDisk } from "../preflight.js";
import type { Step } from "../progress.js";
import { runToEnd } from "../provide/command.js";
import { javaHome } from "../provide/java.js";
import { fetchArtifact, provideMaven } from "../provide/maven.js";

const VERSION = "26.7.3";
const COORDINATES = `org.keycloak:keycloak-quarkus-dist:${VERSION}:tar.gz`;
const ARCHIVE = `keycloak-quarkus-dist-${VERSION}.tar.gz`;
const SHA256 = "77657f30b7e90d70f727712ce1c967f430fd6a5e9f458d32d8c6df0635345f47";
/** Size of the archive, the unpacked home and what the build adds, in MiB. */
const SPACE = 900;

/** Options of the build; a change of them causes a new build. */
const BUILD_OPTIONS = ["--db=dev-file", "--health-enabled=false", "--metrics-enabled=false"];

/**
 * Returns a Keycloak home that is unpacked and built, so that it starts quickly: from the cache, or fetched from Maven
 * Central, verified and built. Returns null when Maven is missing and cannot be installed.
 */
export async function provideKeycloakHome(env: RunnerEnv, java: string, step: Step): Promise<string | null> {
  const folder = join(env.cacheFolder, `keycloak-${VERSION}`);
  const home = join(folder, "home");
  const marker = join(folder, `built-${fingerprint()}`);
  if (await exists(marker)) return home;

  await mkdir(folder, { recursive: true });
  const lock = await lockShared(join(folder, "lock"));
  try {
    if (await exists(marker)) return home;
    await checkDisk(folder, SPACE, "Keycloak");
    const archive = await provideArchive(env, folder, step);
    if (archive === null) return null;
    await unpack(archive, home, step);
    step.detail("building, once");
    await runToEnd(join(home, "bin", "kc.sh"), ["build", ...BUILD_OPTIONS], { env: keycloakEnv(java) });
    await writeFile(marker, "");
    return home;
  } finally {
    await lock.release();
  }
}

/** Returns the environment in which Keycloak's scripts find their Java. */
export function keycloakEnv(java: string): NodeJS.ProcessEnv {
  return { ...inheritedEnv(), JAVA_HOME: javaHome(java), JAVA: java };
}

async function provideArchive(env: RunnerEnv, folder: string, step: Step): Promise<string | null> {
  const archive = join(folder, ARCHIVE);
  if (await exists(archive)) {
    step.detail("verifying the cached archive");
    if ((await sha256(archive)) === SHA256) return archive;
    await rm(archive);
  }
  const maven = await provideMaven(env, step);
  if (maven === null) return null;
  const incoming = join(folder, "incoming");
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming);
  const watch = setInterval(() => reportSize(incoming, step), 1_000);
  try {
    step.detail("fetching 176 MB from Maven Central");
    await fetchArtifact(maven, COORDINATES, incoming);
  } catch (cause) {
    throw new StartFailure(
      "Keycloak could not be fetched from Maven Central.",
      cause instanceof Error ? cause.message.split("\n").slice(0, 6).join("\n") : String(cause),
      {
        anywhere: "check the network and run the command again, or set KEYCLOAK_HOME or KEYCLOAK_URL",
        docker: `docker run -p 8080:8080 keycloak/keycloak:${VERSION} start-dev, then set KEYCLOAK_URL`,
      },
      { cause },
    );
  } finally {
    clearInterval(watch);
  }
  const fetched = join(incoming, ARCHIVE);
  const digest = await sha256(fetched);
  if (digest !== SHA256) {
    throw new StartFailure(
      "The fetched Keycloak archive has the wrong checksum.",
      `SHA-256 is ${digest}, expected ${SHA256}. It was not unpacked.`,
      { anywhere: "check the mirror in ~/.m2/settings.xml, then run the command again" },
    );
  }
  await rename(fetched, archive);
  await rm(incoming, { recursive: true, force: true });
  return archive;
}

async function reportSize(folder: string, step: Step): Promise<void> {
  const sizes = await readdir(folder)
    .then((names) => Promise.all(names.map(async (name) => (await stat(join(folder, name))).size)))
    .catch(() => []);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (bytes > 0) step.detail(`fetching from Maven Central, ${Math.round(bytes / 1e6)} of 176 MB`);
}

async function unpack(archive: string, home: string, step: Step): Promise<void> {
  step.detail("unpacking");
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  await runToEnd("tar", ["-xzf", archive, "-C", home, "--strip-components=1"]);
}

function fingerprint(): string {
  return createHash("sha256").update(SHA256).update(BUILD_OPTIONS.join(" ")).digest("hex").slice(0, 12);
}

async function sha256(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
