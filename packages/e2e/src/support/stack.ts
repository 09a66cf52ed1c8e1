import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createProgress, type ServiceName, type Stack, seedDemo, startStack, TEMPORARY } from "@tandem/dev";
import { anyFreePort } from "@tandem/local-servers";
import type { TestProject } from "vitest/node";
import { CHROMIUM } from "./env.ts";
import type { StackFacts } from "./world.ts";

/** Starts production builds of everything once for all test files, seeded with the demo, and stops them at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const pictureHost = `127.0.0.1:${await anyFreePort()}`;
  const stack = await startStack({
    mode: "built",
    dataFolder: TEMPORARY,
    seed: seedDemo,
    appEnv: { MEDIA_PRIVATE_HOSTS: pictureHost },
    progress: createProgress(process.stdout, { color: false }),
  });
  const control = await startControl(stack);
  project.provide(
    "stack",
    factsOf(stack, `http://127.0.0.1:${(control.address() as AddressInfo).port}`, pictureHost),
  );
  return async () => {
    control.close();
    await stack.stop();
  };
}

function factsOf(stack: Stack, control: string, pictureHost: string): StackFacts {
  const { backend, cms, storefront, worker, bot, botApi, keycloak } = stack.urls;
  const { medusa, payload, sync } = stack.databases;
  const secrets = Object.entries(stack.world.secrets).filter(([name]) => name.startsWith("WEBHOOK_SECRET_"));
  return {
    urls: {
      backend: given(backend),
      cms: given(cms),
      storefront: given(storefront),
      worker: given(worker),
      bot: given(bot),
      botApi: given(botApi),
      keycloak: given(keycloak),
    },
    databases: { medusa: given(medusa), payload: given(payload), sync: given(sync) },
    redis: given(stack.redis),
    logins: stack.logins,
    clients: stack.clients,
    secrets: Object.fromEntries(secrets),
    issuer: stack.env("worker").KEYCLOAK_ISSUER ?? "",
    cliEnv: { ...stack.cliEnv },
    chromium: CHROMIUM,
    control,
    pictureHost,
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
