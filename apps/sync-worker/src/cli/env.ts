import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";

/** URL of the worker and the credentials of the caller. */
export interface CliConfig {
  workerUrl: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
}

const stackSchema = z.object({
  urls: z.object({ worker: z.string(), keycloak: z.string() }),
  clients: z.array(z.object({ id: z.string(), secret: z.string() })),
});

/** Clients that may operate the sync, in order of preference. */
const STEERING_CLIENTS = ["tandem-cli", "medusa-backend", "payload-cms"];
const REALM_PATH = "/realms/tandem";

/**
 * Reads WORKER_URL, KEYCLOAK_ISSUER, KEYCLOAK_CLIENT_ID and KEYCLOAK_CLIENT_SECRET; what is missing comes from `.tandem/stack.json`
 * of a running stack, in this folder or above.
 * @throws Error that lists the variables when a value is in neither
 */
export async function readCliConfig(): Promise<CliConfig> {
  const { WORKER_URL, KEYCLOAK_ISSUER, KEYCLOAK_CLIENT_ID, KEYCLOAK_CLIENT_SECRET } = process.env;
  if (WORKER_URL && KEYCLOAK_ISSUER && KEYCLOAK_CLIENT_ID && KEYCLOAK_CLIENT_SECRET) {
    return {
      workerUrl: WORKER_URL,
      issuer: KEYCLOAK_ISSUER,
      clientId: KEYCLOAK_CLIENT_ID,
      clientSecret: KEYCLOAK_CLIENT_SECRET,
    };
  }
  const stack = stackSchema.safeParse(await findStackFile(process.cwd()));
  const client = STEERING_CLIENTS.map((id) => stack.data?.clients.find((known) => known.id === id)).find(
    Boolean,
  );
  if (!stack.success || client === undefined) {
    throw new Error(
      "No running stack found. Start it with `pnpm dev`, or set WORKER_URL, KEYCLOAK_ISSUER, KEYCLOAK_CLIENT_ID and KEYCLOAK_CLIENT_SECRET.",
    );
  }
  const { worker, keycloak } = stack.data.urls;
  const base = keycloak.replace(/\/+$/, "");
  return {
    workerUrl: WORKER_URL ?? worker.replace(/\/+$/, ""),
    issuer: KEYCLOAK_ISSUER ?? (base.includes("/realms/") ? base : `${base}${REALM_PATH}`),
    clientId: client.id,
    clientSecret: client.secret,
  };
}

async function findStackFile(folder: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, ".tandem", "stack.json"), "utf8"));
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (!missing) throw error;
    const above = dirname(folder);
    return above === folder ? undefined : findStackFile(above);
  }
}
