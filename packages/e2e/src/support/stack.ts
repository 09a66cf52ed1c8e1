import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname } from "node:path";
import {
  createProgress,
  readAttachedStack,
  type ServiceName,
  type Stack,
  seedDemo,
  startStack,
  TEMPORARY,
} from "@tandem/dev";
import { anyFreePort } from "@tandem/local-servers";
import type { TestProject } from "vitest/node";
import { ATTACHED_STACK } from "./env.ts";
import type { StackFacts } from "./world.ts";

type Described = Pick<Stack, "urls" | "databases" | "redis" | "logins" | "clients">;

/**
 * Attaches to the running stack that `TANDEM_STACK` names. Without it, starts production builds of everything once for
 * all test files, seeded with the demo, and stops them at the end.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (ATTACHED_STACK !== undefined) {
    const { stack, secrets, cliEnv } = await readAttachedStack(dirname(ATTACHED_STACK));
    project.provide("stack", { ...factsOf(stack, secrets), cliEnv, own: null });
    return async () => undefined;
  }
  const pictureHost = `127.0.0.1:${await anyFreePort()}`;
  const dnsServer = `127.0.0.1:${await anyFreePort()}`;
  const stack = await startStack({
    mode: "built",
    dataFolder: TEMPORARY,
    seed: seedDemo,
    appEnv: { MEDIA_PRIVATE_HOSTS: pictureHost, DOMAIN_DNS_SERVERS: dnsServer },
    progress: createProgress(process.stdout, { color: false }),
  });
  const control = await startControl(stack);
  const { port } = control.address() as AddressInfo;
  project.provide("stack", {
    ...factsOf(stack, stack.world.secrets),
    cliEnv: { ...stack.cliEnv },
    own: {
      control: `http://127.0.0.1:${port}`,
      pictureHost,
      dnsServer,
      logFolder: dirname(stack.world.logFile("keycloak")),
    },
  });
  return async () => {
    control.close();
    await stack.stop();
  };
}

function factsOf(
  stack: Described,
  secrets: Readonly<Record<string, string>>,
): Omit<StackFacts, "cliEnv" | "own"> {
  const { backend, cms, storefront, worker, bot, botApi, keycloak, mail } = stack.urls;
  const { medusa, payload, sync } = stack.databases;
  return {
    urls: {
      backend: given(backend),
      cms: given(cms),
      storefront: given(storefront),
      worker: given(worker),
      bot: given(bot),
      botApi: given(botApi),
      keycloak: given(keycloak),
      mail: given(mail),
    },
    databases: { medusa: given(medusa), payload: given(payload), sync: given(sync) },
    redis: given(stack.redis),
    logins: stack.logins,
    clients: stack.clients,
    secrets: { ...secrets },
    issuer: `${given(keycloak)}/realms/tandem`,
  };
}

function given(value: string | undefined): string {
  if (value === undefined) throw new Error("The whole stack must be running for these tests.");
  return value;
}

/** Starts a server through which tests, which run in other processes, kill and restart services. */
async function startControl(stack: Stack): Promise<Server> {
  const verbs: Record<string, (name: ServiceName) => Promise<void>> = {
    kill: (name) => stack.kill(name),
    stop: (name) => stack.halt(name),
    restart: (name) => stack.restart(name),
  };
  const server = createServer((request, response) => {
    const [, verb = "", name = ""] = (request.url ?? "").split("/");
    const act = verbs[verb];
    const work =
      act === undefined ? Promise.reject(new Error(`Unknown verb ${verb}.`)) : act(name as ServiceName);
    work.then(
      () => response.writeHead(200).end("{}"),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
