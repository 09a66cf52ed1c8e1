/** Versions below these have known holes, whoever asks for them. */
const FLOORS = { payload: "3.90.0", "@payloadcms/next": "3.90.0", next: "16.3.3" } as const;
/** The newest Keycloak 26 on Maven Central when this was last looked at. */
const KEYCLOAK_FLOOR = "26.7.3";

const LOCKED = /^ {2}'?((?:@[\w.-]+\/)?[\w.-]+)@(\d+\.\d+\.\d+[\w.-]*)/gm;

/** What is below its floor, one line each: packages of a lockfile, and the Keycloak that `keycloakSource` pins. */
export function belowFloor(lockfile: string, keycloakSource: string): string[] {
  const locked = [...lockfile.matchAll(LOCKED)].map(([, name = "", version = ""]) => ({ name, version }));
  const packages = Object.entries(FLOORS).flatMap(([name, floor]) => {
    const versions = new Set(locked.filter((entry) => entry.name === name).map(({ version }) => version));
    if (versions.size === 0)
      return [`${name} is not in pnpm-lock.yaml: this check looks for the wrong thing.`];
    return [...versions]
      .filter((version) => isBelow(version, floor))
      .map((version) => `${name} ${version} is below ${floor}: raise it in pnpm-workspace.yaml.`);
  });
  return [...packages, ...keycloakProblems(keycloakSource)];
}

function keycloakProblems(source: string): string[] {
  const version = /const VERSION = "(\d+\.\d+\.\d+)"/.exec(source)?.[1];
  const isPinned = version !== undefined && /const SHA256 = "[0-9a-f]{64}"/.test(source);
  if (!isPinned) return ["Keycloak is not pinned by version and digest."];
  if (!version.startsWith("26.")) return [`Keycloak ${version} is not a 26.`];
  return isBelow(version, KEYCLOAK_FLOOR) ? [`Keycloak ${version} is below ${KEYCLOAK_FLOOR}.`] : [];
}

function isBelow(version: string, floor: string): boolean {
  const have = version.split(/[.-]/).map(Number);
  for (const [index, part] of floor.split(".").map(Number).entries()) {
    const own = have[index] ?? 0;
    if (own !== part) return !(own > part);
  }
  return false;
}
