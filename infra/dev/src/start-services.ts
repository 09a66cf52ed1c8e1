import { appEnv, type Servers } from "./app-env.js";
import { forgetMigration, migrate } from "./migrations.js";
import { recordProcesses } from "./orphans.js";
import { type AppName, isApp, type ServiceName } from "./plan.js";
import type { Step } from "./progress.js";
import { provideApp } from "./services/app.js";
import { APP_DEFINITIONS } from "./services/apps.js";
import { provideBotApi } from "./services/bot-api.js";
import { type KeycloakService, provideKeycloak } from "./services/keycloak.js";
import { provideMail } from "./services/mail.js";
import { providePostgres } from "./services/postgres.js";
import { provideRedis } from "./services/redis.js";
import type { Service, World } from "./world.js";

/** The running services, and how to stop all of them. */
export interface Running {
  readonly services: ReadonlyMap<ServiceName, Service>;
  readonly servers: Servers;
  readonly keycloak: KeycloakService | undefined;
  stop(): Promise<void>;
}

const NOTHING = { databases: { medusa: "", payload: "", sync: "" }, queueUrl: "", cacheUrl: "" };

/** Starts the services in parallel, each as soon as what it needs is ready; stops all of them when one fails. */
export async function startServices(world: World, names: readonly ServiceName[]): Promise<Running> {
  const services = new Map<ServiceName, Service>();
  const give = new AbortController();
  const own: World = { ...world, signal: AbortSignal.any([world.signal, give.signal]) };

  let remembering: Promise<void> = Promise.resolve();
  const remember = () => {
    remembering = remembering.then(() => recordProcesses(world.dataFolder, processes(services)));
    return remembering;
  };

  /** Starts a service if it was requested, and registers it for `stop`. */
  const start = async <S extends Service>(
    name: ServiceName,
    title: string,
    provide: (step: Step) => Promise<S>,
  ): Promise<S | undefined> => {
    if (!names.includes(name)) return undefined;
    return world.progress.step(title, async (step) => {
      const service = await provide(step);
      services.set(name, service);
      if (!world.temporary) await remember();
      return service;
    });
  };

  const postgres = start("postgres", "Postgres", (step) => providePostgres(own, step));
  const redis = start("redis", "Redis", (step) => provideRedis(own, step));
  const keycloak = start("keycloak", "Keycloak", (step) => provideKeycloak(own, step));
  const botApi = start("botApi", "Local Telegram Bot API", (step) => provideBotApi(own, step));
  const mail = start("mail", "Mail catcher", (step) => provideMail(own, step));
  const servers = (async (): Promise<Servers> => {
    const [database, queue] = await Promise.all([postgres, redis]);
    return {
      databases: database?.databases ?? NOTHING.databases,
      queueUrl: queue?.queueUrl ?? NOTHING.queueUrl,
      cacheUrl: queue?.cacheUrl ?? NOTHING.cacheUrl,
      issuer: `${world.urls.keycloak}/realms/tandem`,
    };
  })();

  const startApp = async (name: AppName) => {
    const definition = APP_DEFINITIONS[name];
    const env = appEnv(own, await servers, name);
    if (definition.migrateScripts !== undefined) {
      await world.progress.step(`${definition.title}: migrate`, (step) =>
        migrate(own, definition, env, step),
      );
    }
    if (name === "bot") await botApi;
    try {
      await start(name, definition.title, (step) => provideApp(own, definition, env, step));
    } catch (error) {
      await forgetMigration(own, definition);
      throw error;
    }
  };

  const stop = async () => {
    const apps = [...services].filter(([name]) => isApp(name));
    await Promise.all(apps.map(([, service]) => service.stop()));
    const rest = [...services].filter(([name]) => !isApp(name));
    await Promise.all(rest.map(([, service]) => service.stop()));
    if (!world.temporary) await recordProcesses(world.dataFolder, {});
  };

  const everything = [postgres, redis, keycloak, botApi, mail, servers, ...names.filter(isApp).map(startApp)];
  try {
    await Promise.race([Promise.all(everything), aborted(world.signal)]);
    return { services, servers: await servers, keycloak: await keycloak, stop };
  } catch (error) {
    give.abort();
    await Promise.allSettled(everything);
    await stop();
    throw error;
  }
}

/** Rejects once the start is cancelled. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(new Error("The start was cancelled."));
    signal.addEventListener("abort", () => reject(new Error("The start was cancelled.")));
  });
}

function processes(services: ReadonlyMap<ServiceName, Service>): Record<string, number> {
  return Object.fromEntries(
    [...services].flatMap(([name, service]) => {
      const pid = service.pid();
      return pid === null ? [] : [[name, pid]];
    }),
  );
}
