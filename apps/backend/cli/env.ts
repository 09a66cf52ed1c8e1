import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";

const CLI_CLIENT = "tandem-cli";

const environmentSchema = z.object({
  BACKEND_URL: z.string().optional(),
  CMS_URL: z.string().optional(),
  KEYCLOAK_ISSUER: z.string().optional(),
  KEYCLOAK_CLIENT_ID: z.string().default(CLI_CLIENT),
  KEYCLOAK_CLIENT_SECRET: z.string().optional(),
  TANDEM_STACK: z.string().optional(),
  INIT_CWD: z.string().optional(),
  NO_COLOR: z.string().optional(),
});

const stackSchema = z.object({
  urls: z.object({ backend: z.string(), cms: z.string(), keycloak: z.string() }),
  clients: z.array(z.object({ id: z.string(), secret: z.string() })),
});

/** URLs and client credentials of the running stack. */
export interface StackAccess {
  backendUrl: string;
  cmsUrl: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** Folder the command was run in, and whether its output goes to a terminal. */
export interface Surroundings {
  folder: string;
  interactive: boolean;
}

/** Reads the folder the command was run in; `pnpm` changes the working directory. */
export function readSurroundings(): Surroundings {
  const { INIT_CWD, NO_COLOR } = environmentSchema.parse(process.env);
  return {
    folder: INIT_CWD ?? process.cwd(),
    interactive: NO_COLOR === undefined && process.stdout.isTTY === true,
  };
}

/**
 * Finds the stack: from BACKEND_URL, CMS_URL, KEYCLOAK_ISSUER and KEYCLOAK_CLIENT_SECRET when all are set, else from
 * `.tandem/stack.json` (or the file TANDEM_STACK names) above this file.
 * @throws Error with the fix when neither describes a complete stack
 */
export function findStack(): StackAccess {
  const env = environmentSchema.parse(process.env);
  if (env.BACKEND_URL && env.CMS_URL && env.KEYCLOAK_ISSUER && env.KEYCLOAK_CLIENT_SECRET) {
    return {
      backendUrl: env.BACKEND_URL,
      cmsUrl: env.CMS_URL,
      issuer: env.KEYCLOAK_ISSUER,
      clientId: env.KEYCLOAK_CLIENT_ID,
      clientSecret: env.KEYCLOAK_CLIENT_SECRET,
    };
  }
  const file = env.TANDEM_STACK ?? findAbove(__dirname, join(".tandem", "stack.json"));
  if (env.TANDEM_STACK !== undefined && !existsSync(env.TANDEM_STACK)) {
    throw new Error(
      `TANDEM_STACK names ${env.TANDEM_STACK}, which does not exist. Correct the path, or unset it and start the stack with: pnpm dev`,
    );
  }
  if (file === undefined) {
    throw new Error("The stack is not running: .tandem/stack.json was not found. Start it with: pnpm dev");
  }
  const stack = stackSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  const client = stack.data?.clients.find(({ id }) => id === CLI_CLIENT);
  if (!stack.success || client === undefined) {
    throw new Error(`${file} does not describe a complete stack. Start it again with: pnpm dev`);
  }
  return {
    backendUrl: stack.data.urls.backend,
    cmsUrl: stack.data.urls.cms,
    issuer: issuerOf(stack.data.urls.keycloak),
    clientId: client.id,
    clientSecret: client.secret,
  };
}

function issuerOf(keycloak: string): string {
  return keycloak.includes("/realms/") ? keycloak : `${keycloak.replace(/\/$/, "")}/realms/tandem`;
}

function findAbove(folder: string, path: string): string | undefined {
  const candidate = resolve(folder, path);
  if (existsSync(candidate)) return candidate;
  const parent = dirname(folder);
  return parent === folder ? undefined : findAbove(parent, path);
}
