/** Versions below these have known vulnerabilities, also as dependencies of dependencies. */
const FLOORS = { payload: "3.90.0", "@payloadcms/next": "3.90.0", next: "16.3.3" } as const;
/** The newest Keycloak 26 on Maven Central when this was last checked. */
const KEYCLOAK_FLOOR = "26.7.3";
const KEYCLOAK_SOURCE = "infra/dev/src/keycloak/distribution.ts";

const LOCKED = /^ {2}'?((?:@[\w.-]+\/)?[\w.-]+)@(\d+\.\d+\.\d+[\w.-]*)/gm;

/** Returns a line for each version below its floor: of a lockfile's packages and the Keycloak in `keycloakSource`. */
export function belowFloor(lockfile: string, keycloakSource: string): string[] {
  const locked = [...lockfile.matchAll(LOCKED)].map(([, name = "", version = ""]) => ({ name, version }));
  const packages = Object.entries(FLOORS).flatMap(([name, floor]) => {
    const versions = new Set(locked.filter((entry) => entry.name === name).map(({ version }) => version));
    if (versions.size === 0)
      return [`${name} is not in pnpm-lock.yaml; update FLOORS in infra/dev/src/dependency-floors.ts.`];
    return [...versions]
      .filter((version) => isBelow(version, floor))
      .map((version) => `${name} ${version} is below ${floor}; update it in pnpm-workspace.yaml.`);
  });
  return [...packages, ...keycloakProblems(keycloakSource)];
}

function keycloakProblems(source: string): string[] {
  const version = /const VERSION = "(\d+\.\d+\.\d+)"/.exec(source)?.[1];
  const isPinned = version !== undefined && /const SHA256 = "[0-9a-f]{64}"/.test(source);
  if (!isPinned) return [`Keycloak is not pinned by VERSION and SHA256 in ${KEYCLOAK_SOURCE}.`];
  if (!version.startsWith("26."))
    return [`Keycloak ${version} is not supported; pin a version 26 in ${KEYCLOAK_SOURCE}.`];
  return isBelow(version, KEYCLOAK_FLOOR)
    ? [`Keycloak ${version} is below ${KEYCLOAK_FLOOR}; update it in ${KEYCLOAK_SOURCE}.`]
    : [];
}

function isBelow(version: string, floor: string): boolean {
  const have = version.split(/[.-]/).map(Number);
  for (const [index, part] of floor.split(".").map(Number).entries()) {
    const own = have[index] ?? 0;
    if (own !== part) return !(own > part);
  }
  return false;
}
