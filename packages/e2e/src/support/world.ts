import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { z } from "zod";
import { ok } from "./http.ts";
import { MedusaAdmin, type Shop } from "./medusa.ts";
import { PayloadPerson } from "./payload.ts";

/** Facts of the running stack for the tests; plain data, because it comes from another process. */
export interface StackFacts {
  urls: Record<"backend" | "cms" | "storefront" | "worker" | "bot" | "botApi" | "keycloak" | "mail", string>;
  databases: Record<"medusa" | "payload" | "sync", string>;
  redis: string;
  logins: { role: string; tenant: string | null; username: string; password: string }[];
  clients: { id: string; secret: string }[];
  /** Secrets of the stack by environment name. */
  secrets: Record<string, string>;
  /** Environment for the command line tools. */
  cliEnv: Record<string, string>;
  /** URL of the Keycloak realm. */
  issuer: string;
  /** What only a stack that was started for the tests has; null when they attached to a running one. */
  own: OwnStack | null;
}

interface OwnStack {
  /** URL to control processes: POST /kill/:name, /restart/:name, /stop/:name. */
  control: string;
  /** `host:port` on this machine that the worker may fetch images from; a test starts the server there. */
  pictureHost: string;
  /** `host:port` of the name server that the worker asks; a test starts it there. */
  dnsServer: string;
  logFolder: string;
}

/** Returns what only a stack of the tests' own has. @throws Error when the tests attached to a running stack */
export function ownStack(): OwnStack {
  const { own } = inject("stack");
  if (own === null)
    throw new Error("This test stops services or needs its own environment. Run it without TANDEM_STACK.");
  return own;
}

/** Kills, stops or restarts a process of the stack. */
export const control = (verb: "kill" | "stop" | "restart", name: ProcessName): Promise<void> =>
  ok(`${ownStack().control}/${verb}/${name}`, { method: "POST" }).then(() => undefined);

declare module "vitest" {
  interface ProvidedContext {
    stack: StackFacts;
  }
}

/** Name of a process of the stack. */
export type ProcessName =
  | "backend"
  | "cms"
  | "storefront"
  | "worker"
  | "bot"
  | "redis"
  | "postgres"
  | "keycloak";

export interface World {
  stack: StackFacts;
  admin: MedusaAdmin;
  /** Payload's REST API, signed in as the platform admin. */
  cms: PayloadPerson;
  /** Creates a shop for one test. */
  newShop(name?: string, currency?: string): Promise<Shop>;
  /** Kills a process at once, as `kill -9` does. */
  kill(name: ProcessName): Promise<void>;
  /** Starts a process again and waits until it is ready. */
  restart(name: ProcessName): Promise<void>;
  /** Runs one query in a service's database. */
  query(
    database: keyof StackFacts["databases"],
    sql: string,
    values?: unknown[],
  ): Promise<Record<string, unknown>[]>;
  /** Returns a service token of a Keycloak client. */
  serviceToken(clientId: string): Promise<string>;
}

/** Signs in to the running stack and returns the means to create shops, query databases and kill processes. */
export async function enterWorld(): Promise<World> {
  const stack = inject("stack");
  const login = (role: string) => {
    const found = stack.logins.find((entry) => entry.role === role);
    if (found === undefined) throw new Error(`The stack has no login for ${role}.`);
    return found;
  };
  const boss = login("platform-admin");
  const admin = await MedusaAdmin.signIn(stack.urls.backend, boss.username, boss.password);
  const cms = await PayloadPerson.signIn(stack.urls.cms, boss.username, boss.password);

  return {
    stack,
    admin,
    cms,
    newShop: (name = "Test Shop", currency = "usd") =>
      admin.createShop(`shop-${randomBytes(4).toString("hex")}`, name, currency),
    kill: (name) => control("kill", name),
    restart: (name) => control("restart", name),
    async query(database, sql, values = []) {
      const client = new pg.Client({ connectionString: stack.databases[database] });
      await client.connect();
      try {
        const { rows } = await client.query<Record<string, unknown>>(sql, values);
        return rows;
      } finally {
        await client.end();
      }
    },
    async serviceToken(clientId) {
      const secret = stack.clients.find((client) => client.id === clientId)?.secret ?? "";
      const answer = await ok(`${stack.issuer}/protocol/openid-connect/token`, {
        raw: new URLSearchParams({
          grant_type: "client_credentials",
          client_id: clientId,
          client_secret: secret,
        }).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
      return z.object({ access_token: z.string() }).parse(answer).access_token;
    },
  };
}
