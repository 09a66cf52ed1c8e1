import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { CLIENTS } from "@tandem/contracts";
import { temporaryFolder } from "@tandem/local-servers";
import { appEnv, CLI_CLIENT, cliEnv, type Servers } from "./app-env.js";
import { givenEnv, readRunnerEnv } from "./env.js";
import { endOrphans, recordProcesses } from "./orphans.js";
import { type AppName, pickPorts, SERVICES, type ServiceName, withNeeds } from "./plan.js";
import { type Progress, silentProgress } from "./progress.js";
import { loadSecrets, type Secrets } from "./secrets.js";
import { readSeeded, type Seeded } from "./seed/seeded.js";
import type { AppEnv } from "./services/app.js";
import type { KeycloakService } from "./services/keycloak.js";
import { type ClientSecret, type StackFile, writeStackFile } from "./stack-file.js";
import { startServices } from "./start-services.js";
import { type Mode, type Service, urlsOf, type World } from "./world.js";

/** What to start and how. */
export interface StackOptions {
  readonly mode: Mode;
  /** Only these and what they need; everything when omitted. */
  readonly services?: readonly ServiceName[];
  /** A folder that is kept, or `TEMPORARY`: a new one that `stop` deletes. */
  readonly dataFolder: string;
  /** Seeds a stack whose data folder was never seeded; called once all apps are ready. */
  readonly seed?: (stack: Stack) => Promise<Seeded>;
  /** Added to every app's environment. */
  readonly appEnv?: Readonly<Record<string, string>>;
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
}

/** A running stack, the same for development, tests and benches. */
export interface Stack extends Omit<StackFile, "pids"> {
  readonly mode: Mode;
  readonly dataFolder: string;
  readonly world: World;
  readonly keycloak: KeycloakService | undefined;
  /** Environment of an app, for command-line tools that act in its place. */
  env(app: AppName): AppEnv;
  /** Environment of the command-line tools: URLs, and the Keycloak client they act as. */
  readonly cliEnv: AppEnv;
  /** Process id of a service; null when it runs inside the runner or was given by URL. */
  pid(name: ServiceName): number | null;
  /** Sends SIGKILL to the service's process group. */
  kill(name: ServiceName): Promise<void>;
  /** Stops one service; the others keep running. */
  halt(name: ServiceName): Promise<void>;
  /** Stops a service if it runs, starts it on the same port and data, and waits until it is ready. */
  restart(name: ServiceName): Promise<void>;
  /** Stops everything that was started here. */
  stop(): Promise<void>;
}

export const TEMPORARY = "temporary";

/** Starts the requested services and all they need; when one fails, everything already started is stopped. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const temporary = options.dataFolder === TEMPORARY;
  const folder = temporary ? await temporaryFolder("stack") : null;
  const world = await prepareWorld(options, folder?.path ?? options.dataFolder, temporary);
  if (!temporary) {
    const orphans = await endOrphans(world.dataFolder);
    if (orphans.length > 0) world.progress.note(`Stopped processes of an earlier run: ${orphans.join(", ")}`);
  }
  const seeded = await readSeeded(world.dataFolder);
  const names = withNeeds(options.services ?? SERVICES);
  const running = await startServices(world, names).catch(async (error: unknown) => {
    await folder?.remove();
    throw error;
  });

  const stop = async () => {
    await running.stop();
    await folder?.remove();
  };
  const stack = describe(world, names, running.services, running.servers, running.keycloak, seeded, stop);
  try {
    await saveStack(stack, names);
    if (seeded === null && options.seed !== undefined) {
      fillIn(stack, await options.seed(stack));
      await saveStack(stack, names);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return stack;
}

async function prepareWorld(options: StackOptions, dataFolder: string, temporary: boolean): Promise<World> {
  await mkdir(join(dataFolder, "logs"), { recursive: true });
  const env = readRunnerEnv();
  const ports = await pickPorts(!temporary);
  return {
    mode: options.mode,
    dataFolder,
    temporary,
    ports,
    urls: urlsOf(ports, env.KEYCLOAK_URL),
    secrets: await loadSecrets(dataFolder, temporary ? {} : givenEnv()),
    env,
    progress: options.progress ?? silentProgress,
    signal: options.signal ?? new AbortController().signal,
    appEnv: options.appEnv ?? {},
    logFile: (name) => join(dataFolder, "logs", `${name}.log`),
  };
}

function describe(
  world: World,
  names: readonly ServiceName[],
  services: ReadonlyMap<ServiceName, Service>,
  servers: Servers,
  keycloak: KeycloakService | undefined,
  seeded: Seeded | null,
  stop: () => Promise<void>,
): Stack {
  const find = (name: ServiceName): Service => {
    const service = services.get(name);
    if (service === undefined) throw new Error(`${name} is not part of this stack.`);
    return service;
  };
  const url = (name: Exclude<ServiceName, "postgres" | "redis">) =>
    names.includes(name) ? { [name]: world.urls[name] } : {};
  return {
    mode: world.mode,
    dataFolder: world.dataFolder,
    world,
    keycloak,
    urls: {
      ...url("backend"),
      ...url("cms"),
      ...url("storefront"),
      ...url("worker"),
      ...url("bot"),
      ...url("botApi"),
      ...url("keycloak"),
      ...url("mail"),
    },
    databases: servers.databases,
    redis: servers.queueUrl,
    tenants: seeded === null ? [] : tenantsOf(world, seeded),
    logins: seeded === null ? [] : [...seeded.logins],
    clients: clientSecrets(world.secrets),
    env: (app) => appEnv(world, servers, app),
    cliEnv: cliEnv(world, servers),
    pid: (name) => find(name).pid(),
    kill: (name) => find(name).kill(),
    halt: (name) => find(name).stop(),
    async restart(name) {
      await find(name).restart();
      if (!world.temporary) await recordProcesses(world.dataFolder, pidsOf(services));
    },
    stop,
  };
}

/** Adds the tenants and logins of a seed to a stack that is already described. */
function fillIn(stack: Stack, seeded: Seeded): void {
  stack.tenants.push(...tenantsOf(stack.world, seeded));
  stack.logins.push(...seeded.logins);
}

function tenantsOf({ ports }: World, seeded: Seeded): StackFile["tenants"] {
  return seeded.tenants.map((tenant) => ({
    ...tenant,
    host: `${tenant.slug}.localhost:${ports.storefront}`,
    storefrontUrl: `http://${tenant.slug}.localhost:${ports.storefront}`,
  }));
}

function clientSecrets(secrets: Secrets): ClientSecret[] {
  return [
    { id: CLIENTS.backend, secret: secrets.KEYCLOAK_SECRET_MEDUSA_BACKEND },
    { id: CLIENTS.cms, secret: secrets.KEYCLOAK_SECRET_PAYLOAD_CMS },
    { id: CLIENTS.storefront, secret: secrets.KEYCLOAK_SECRET_STOREFRONT },
    { id: CLIENTS.worker, secret: secrets.KEYCLOAK_SECRET_SYNC_WORKER },
    { id: CLIENTS.bot, secret: secrets.KEYCLOAK_SECRET_TELEGRAM_BOT },
    { id: CLIENTS.opsConsole, secret: secrets.KEYCLOAK_SECRET_OPS_CONSOLE },
    { id: CLI_CLIENT, secret: secrets.KEYCLOAK_SECRET_TANDEM_CLI },
  ];
}

function pidsOf(services: ReadonlyMap<ServiceName, Service>): Record<string, number> {
  return Object.fromEntries(
    [...services].flatMap(([name, service]) => {
      const pid = service.pid();
      return pid === null ? [] : [[name, pid]];
    }),
  );
}

async function saveStack(stack: Stack, names: readonly ServiceName[]): Promise<void> {
  const pids = Object.fromEntries(
    names.flatMap((name) => {
      const pid = stack.pid(name);
      return pid === null ? [] : [[name, pid]];
    }),
  );
  const { urls, databases, redis, tenants, logins, clients } = stack;
  await writeStackFile(stack.dataFolder, { urls, databases, redis, tenants, logins, clients, pids });
}
