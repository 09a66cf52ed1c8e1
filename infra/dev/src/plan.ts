import { anyFreePort, nextFreePort } from "@tandem/local-servers";

/** Everything the runner can start. */
export const SERVICES = [
  "postgres",
  "redis",
  "keycloak",
  "mail",
  "botApi",
  "backend",
  "cms",
  "worker",
  "storefront",
  "bot",
] as const;
export type ServiceName = (typeof SERVICES)[number];

export const APPS = [
  "backend",
  "cms",
  "worker",
  "storefront",
  "bot",
] as const satisfies readonly ServiceName[];
export type AppName = (typeof APPS)[number];

/** What each service needs before it starts. Apps call each other over HTTP and do not wait for each other. */
const NEEDS: Readonly<Record<ServiceName, readonly ServiceName[]>> = {
  postgres: [],
  redis: [],
  keycloak: [],
  mail: [],
  botApi: [],
  backend: ["postgres", "redis", "keycloak"],
  cms: ["postgres", "redis", "keycloak"],
  worker: ["postgres", "redis", "keycloak"],
  storefront: ["redis", "keycloak"],
  bot: ["redis", "keycloak", "botApi"],
};

/** Returns the requested services and all they need, in the order of `SERVICES`. */
export function withNeeds(asked: readonly ServiceName[]): ServiceName[] {
  const wanted = new Set(asked.flatMap((name) => [name, ...NEEDS[name]]));
  return SERVICES.filter((name) => wanted.has(name));
}

export function isApp(name: ServiceName): name is AppName {
  return APPS.some((app) => app === name);
}

const PREFERRED = {
  backend: 9001,
  cms: 3001,
  storefront: 9002,
  bot: 9003,
  worker: 9100,
  keycloak: 8080,
  postgres: 5433,
  redis: 6380,
  botApi: 8081,
  mail: 8025,
  smtp: 1025,
} as const;
type PortName = keyof typeof PREFERRED;
export type Ports = Readonly<Record<PortName, number>>;

/** Picks a port for every service: the documented or next free one if `known`, else any free one. */
export async function pickPorts(known: boolean): Promise<Ports> {
  const taken = new Set<number>();
  const pick = async (name: PortName) => {
    const port = known ? await nextFreePort(PREFERRED[name], taken) : await anyFreePort();
    taken.add(port);
    return port;
  };
  return {
    backend: await pick("backend"),
    cms: await pick("cms"),
    storefront: await pick("storefront"),
    bot: await pick("bot"),
    worker: await pick("worker"),
    keycloak: await pick("keycloak"),
    postgres: await pick("postgres"),
    redis: await pick("redis"),
    botApi: await pick("botApi"),
    mail: await pick("mail"),
    smtp: await pick("smtp"),
  };
}

/** Returns a text for each port that differs from the documented one. */
export function movedPorts(ports: Ports): string[] {
  const names = Object.keys(PREFERRED).filter((name): name is PortName => name in PREFERRED);
  return names
    .filter((name) => ports[name] !== PREFERRED[name])
    .map((name) => `${PREFERRED[name]} of ${name} is busy, using ${ports[name]}`);
}
