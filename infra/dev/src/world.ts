import type { RunnerEnv } from "./env.js";
import type { Ports } from "./plan.js";
import type { Progress } from "./progress.js";
import type { Secrets } from "./secrets.js";

/** `dev` watches sources; `built` runs production builds. */
export type Mode = "dev" | "built";

/** What every service receives when it starts. */
export interface World {
  readonly mode: Mode;
  readonly dataFolder: string;
  /** Whether the data folder is deleted when the stack stops. */
  readonly temporary: boolean;
  readonly ports: Ports;
  readonly urls: Urls;
  readonly secrets: Secrets;
  readonly env: RunnerEnv;
  readonly progress: Progress;
  /** Aborted when the start is cancelled. */
  readonly signal: AbortSignal;
  /** Extra environment of the apps, for tests and benches. */
  readonly appEnv: Readonly<Record<string, string>>;
  logFile(name: string): string;
}

/** URLs as browsers and services use them. */
export interface Urls {
  readonly backend: string;
  readonly cms: string;
  readonly storefront: string;
  readonly worker: string;
  readonly bot: string;
  readonly botApi: string;
  readonly keycloak: string;
  readonly mail: string;
  readonly smtp: string;
}

/** A started service. `restart` also starts a killed one and resolves when it is ready. */
export interface Service {
  pid(): number | null;
  stop(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** Returns the URLs of a set of ports on this machine. */
export function urlsOf(ports: Ports, keycloak: string | undefined): Urls {
  const at = (port: number) => `http://localhost:${port}`;
  return {
    backend: at(ports.backend),
    cms: at(ports.cms),
    storefront: at(ports.storefront),
    worker: at(ports.worker),
    bot: at(ports.bot),
    botApi: at(ports.botApi),
    keycloak: keycloak?.replace(/\/$/, "") ?? at(ports.keycloak),
    mail: at(ports.mail),
    smtp: `smtp://127.0.0.1:${ports.smtp}`,
  };
}
