import { join } from "node:path";
import { waitFor } from "@tandem/local-servers";
import type { RunnerEnv } from "../env.js";
import { StartFailure } from "../failure.js";
import { createKeycloakAdmin, type KeycloakAdmin } from "../keycloak/admin.js";
import { provideKeycloakHome } from "../keycloak/distribution.js";
import { ensureRealm } from "../keycloak/realm.js";
import { readRealmFile } from "../keycloak/realm-file.js";
import { KEYCLOAK_LOG_LEVEL, startKeycloak } from "../keycloak/server.js";
import { REALM_FILE } from "../paths.js";
import type { Step } from "../progress.js";
import { dockerWorks, startContainer } from "../provide/docker.js";
import { provideJava } from "../provide/java.js";
import type { Service, World } from "../world.js";

/** A running server with the realm of `infra/keycloak/realm.json`. */
export interface KeycloakService extends Service {
  readonly issuer: string;
  readonly admin: KeycloakAdmin;
}

const IMAGE = "keycloak/keycloak:26.7";
const ADMIN = "admin";

/** Returns the bootstrap administrator of the Keycloak of a stack, which may be given by URL. @throws Error without a password */
export function adminCredentials(
  env: Pick<RunnerEnv, "KEYCLOAK_ADMIN_USERNAME" | "KEYCLOAK_ADMIN_PASSWORD">,
  secrets: Readonly<Record<string, string | undefined>>,
): { username: string; password: string } {
  const password = env.KEYCLOAK_ADMIN_PASSWORD ?? secrets.KEYCLOAK_ADMIN_PASSWORD;
  if (password === undefined) throw new Error("KEYCLOAK_ADMIN_PASSWORD: is missing.");
  return { username: env.KEYCLOAK_ADMIN_USERNAME ?? ADMIN, password };
}

/** Uses the first that is available: KEYCLOAK_URL, Java with KEYCLOAK_HOME or Maven Central's distribution, Docker. */
export async function provideKeycloak(world: World, step: Step): Promise<KeycloakService> {
  const { env, urls, secrets } = world;
  const server = await startServer(world, step);
  const admin = createKeycloakAdmin(urls.keycloak, adminCredentials(env, secrets));
  step.detail("importing the realm");
  const outcome = await ensureRealm(admin, await readRealmFile(REALM_FILE, realmValues(world)));
  step.detail(`${server.origin}; realm ${outcome}`);
  return { ...server, admin, issuer: `${urls.keycloak}/realms/tandem` };
}

async function startServer(world: World, step: Step): Promise<Service & { origin: string }> {
  const { env, ports, secrets } = world;
  if (env.KEYCLOAK_URL !== undefined) {
    const refuse = () =>
      Promise.reject(new Error("Keycloak is given by KEYCLOAK_URL; the runner cannot stop or restart it."));
    const nothing = () => Promise.resolve();
    return { pid: () => null, stop: nothing, kill: refuse, restart: refuse, origin: "given by KEYCLOAK_URL" };
  }
  const java = await provideJava(env, step);
  const home = java === null ? null : (env.KEYCLOAK_HOME ?? (await provideKeycloakHome(env, java, step)));
  if (java !== null && home !== null) {
    step.detail("starting");
    const server = await startKeycloak({
      home,
      java,
      built: env.KEYCLOAK_HOME === undefined,
      dataFolder: join(world.dataFolder, "keycloak"),
      port: ports.keycloak,
      admin: { username: ADMIN, password: secrets.KEYCLOAK_ADMIN_PASSWORD },
      logFile: world.logFile("keycloak"),
      signal: world.signal,
    });
    return { ...server, origin: `port ${ports.keycloak}` };
  }
  if (await dockerWorks()) return { ...(await inDocker(world)), origin: `Docker (${IMAGE})` };
  const missing = java === null ? "Java 17, 21 or 25" : "Maven";
  throw new StartFailure(
    `${missing} not found.`,
    "Keycloak, which every login needs, runs on Java and comes from Maven Central.",
    {
      debian: "sudo apt-get install --no-install-recommends maven openjdk-17-jre-headless",
      macos: "brew install openjdk@21 maven",
      docker: `docker run -d -p 8080:8080 -e KC_BOOTSTRAP_ADMIN_USERNAME=admin -e KC_BOOTSTRAP_ADMIN_PASSWORD=… ${IMAGE} start-dev, then set KEYCLOAK_URL, KEYCLOAK_ADMIN_USERNAME, KEYCLOAK_ADMIN_PASSWORD`,
    },
  );
}

function inDocker(world: World): Promise<Service> {
  const { ports, urls, secrets } = world;
  return startContainer({
    name: `tandem-keycloak-${ports.keycloak}`,
    image: IMAGE,
    port: { host: ports.keycloak, container: 8080 },
    env: { KC_BOOTSTRAP_ADMIN_USERNAME: ADMIN, KC_BOOTSTRAP_ADMIN_PASSWORD: secrets.KEYCLOAK_ADMIN_PASSWORD },
    volume: { folder: join(world.dataFolder, "keycloak-docker"), at: "/opt/keycloak/data/h2" },
    args: ["start-dev", `--hostname=${urls.keycloak}`, `--log-level=${KEYCLOAK_LOG_LEVEL}`],
    logFile: world.logFile("keycloak"),
    ready: async () => {
      const probe = async () => ((await fetch(`${urls.keycloak}/realms/master`)).ok ? true : undefined);
      await waitFor({ what: "Keycloak in Docker", timeoutMs: 600_000, everyMs: 1_000, probe });
    },
  });
}

function realmValues({ urls, secrets, ports }: World) {
  return {
    ...secrets,
    BACKEND_URL: urls.backend,
    CMS_URL: urls.cms,
    WORKER_URL: urls.worker,
    STOREFRONT_URL: urls.storefront,
    SMTP_HOST: "127.0.0.1",
    SMTP_PORT: String(ports.smtp),
  };
}
