import { randomUUID } from "node:crypto";
import { join } from "node:path";
import {
  dropDatabase,
  ensureDatabase,
  QUIET_LOG,
  startPostgres,
  waitFor,
  withDatabase,
} from "@tandem/local-servers";
import { StartFailure } from "../failure.js";
import { checkDisk } from "../preflight.js";
import type { Step } from "../progress.js";
import { dockerWorks, startContainer } from "../provide/docker.js";
import type { Service, World } from "../world.js";
import { postgresFolder } from "./postgres-folder.js";

/** Names of the databases each service owns. */
const DATABASES = { medusa: "medusa_db", payload: "payload_db", sync: "sync_db" } as const;

/** Connection strings by owner. */
export type Databases = Readonly<Record<keyof typeof DATABASES, string>>;

/** A running server with the three databases in it. */
export interface PostgresService extends Service {
  readonly databases: Databases;
}

const IMAGE = "postgres:18";
/** Size of a new cluster with the demo in it, in MiB. */
const SPACE = 400;

/** Uses the first that is available: DATABASE_URL, the embedded Postgres, Docker. */
export async function providePostgres(world: World, step: Step): Promise<PostgresService> {
  const given = world.env.DATABASE_URL;
  if (given !== undefined) {
    step.detail("given by DATABASE_URL");
    return ownDatabases(givenServer(), given, world.temporary ? `_${randomUUID().slice(0, 8)}` : "");
  }
  await checkDisk(world.dataFolder, SPACE, "The database");
  try {
    const dataFolder = await postgresFolder(world.dataFolder);
    const server = await startPostgres({
      dataFolder,
      password: world.secrets.POSTGRES_PASSWORD,
      port: world.ports.postgres,
      durable: !world.temporary,
      logFile: world.logFile("postgres"),
    });
    const elsewhere = dataFolder.startsWith(world.dataFolder) ? [] : [`data in ${dataFolder}`];
    step.detail([`embedded, port ${server.port}`, ...elsewhere, ...server.healed].join("; "));
    return ownDatabases(server, server.url(), "");
  } catch (cause) {
    if (!(await dockerWorks())) throw missing(cause);
    step.detail(`embedded failed, using Docker (${IMAGE})`);
    return inDocker(world);
  }
}

async function inDocker(world: World): Promise<PostgresService> {
  const { ports, secrets } = world;
  const url = `postgresql://postgres:${encodeURIComponent(secrets.POSTGRES_PASSWORD)}@127.0.0.1:${ports.postgres}/postgres`;
  const container = await startContainer({
    name: `tandem-postgres-${ports.postgres}`,
    image: IMAGE,
    port: { host: ports.postgres, container: 5432 },
    env: { POSTGRES_PASSWORD: secrets.POSTGRES_PASSWORD },
    volume: { folder: join(world.dataFolder, "postgres-docker"), at: "/var/lib/postgresql" },
    args: ["max_connections=300", ...QUIET_LOG].flatMap((setting) => ["-c", setting]),
    logFile: world.logFile("postgres"),
    ready: async () => {
      const probe = () => ensureDatabase(url, DATABASES.medusa).then(() => true);
      await waitFor({ what: "Postgres in Docker", timeoutMs: 300_000, everyMs: 500, probe });
    },
  });
  return ownDatabases(container, url, "");
}

/** Creates the databases. With a suffix they are temporary ones on a given server, which `stop` drops. */
async function ownDatabases(server: Service, serverUrl: string, suffix: string): Promise<PostgresService> {
  const names = Object.values(DATABASES).map((name) => `${name}${suffix}`);
  for (const name of names) await ensureDatabase(serverUrl, name);
  return {
    ...server,
    databases: {
      medusa: withDatabase(serverUrl, `${DATABASES.medusa}${suffix}`),
      payload: withDatabase(serverUrl, `${DATABASES.payload}${suffix}`),
      sync: withDatabase(serverUrl, `${DATABASES.sync}${suffix}`),
    },
    async stop() {
      if (suffix !== "") for (const name of names) await dropDatabase(serverUrl, name);
      await server.stop();
    },
  };
}

/** Returns the service of a given server, which the runner never stops. */
function givenServer(): Service {
  const refuse = () =>
    Promise.reject(new Error("Postgres is given by DATABASE_URL; the runner cannot stop or restart it."));
  return { pid: () => null, stop: () => Promise.resolve(), kill: refuse, restart: refuse };
}

function missing(cause: unknown): StartFailure {
  return new StartFailure(
    "Postgres could not be started.",
    cause instanceof Error ? cause.message : String(cause),
    {
      debian: "sudo apt-get install postgresql, then set DATABASE_URL=postgresql://…",
      macos: "brew install postgresql@18, then set DATABASE_URL=postgresql://…",
      docker: `docker run -d -p 5432:5432 -e POSTGRES_PASSWORD=dev ${IMAGE}, then DATABASE_URL=postgresql://postgres:dev@localhost:5432/postgres`,
    },
    { cause },
  );
}
