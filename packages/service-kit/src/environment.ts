import { webhookSecretsSchema } from "@tandem/contracts";
import { z } from "zod";

/** Environment variables of a process, or of a test. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Error for variables with which a service cannot start. The message lists each of them with its fix. */
export class EnvironmentError extends Error {
  constructor(
    service: string,
    /** One line for each variable, beginning with its name. */
    readonly problems: readonly string[],
  ) {
    super(
      `${service} cannot start. Fix these environment variables (see .env.example):\n${problems.map((line) => `  ${line}`).join("\n")}`,
    );
    this.name = "EnvironmentError";
  }
}

/**
 * Parses environment variables. An empty value counts as unset, as in a line `NAME=` of an environment file.
 * @throws EnvironmentError that lists every variable to fix
 */
export function parseEnvironment<T>(service: string, schema: z.ZodType<T>, variables: Variables): T {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    if (given[name] !== undefined) return `${[...path].join(".")}: ${message}`;
    return `${name}: is missing; ${message.startsWith("must") ? `it ${message}` : "set it"}`;
  });
  throw new EnvironmentError(service, problems);
}

/** Parses variables like {@link parseEnvironment}; prints the problems of an invalid environment to stderr and exits with code 1. */
export function readEnvironment<T>(service: string, schema: z.ZodType<T>, variables: Variables): T {
  try {
    return parseEnvironment(service, schema, variables);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** A secret of the platform: at least 32 characters. */
export const secretVariable = z
  .string({ error: "must be a secret; make one with: openssl rand -base64 32" })
  .min(32, "must have at least 32 characters; make one with: openssl rand -base64 32");

/** The URL of a service, without its trailing slash; `example` appears in the error text. */
export const urlVariable = (example: string) =>
  z
    .url({ protocol: /^https?$/, error: `must be a URL such as ${example}` })
    .transform((value) => value.replace(/\/+$/, ""));

/** The URL of a Postgres database. */
export const postgresVariable = (database: string) =>
  z.url({
    protocol: /^postgres(ql)?$/,
    error: `must be a URL such as postgresql://user:password@host:5432/${database}`,
  });

/** The Redis database that evicts nothing (`noeviction`), for queues and other data that must not be lost. */
export const queueRedisVariable = z.url({
  protocol: /^rediss?$/,
  error: "must be the URL of a Redis that evicts nothing, such as redis://host:6379/0",
});

/** The Redis database for caches and rate limits; it may evict. */
export const cacheRedisVariable = z.url({
  protocol: /^rediss?$/,
  error: "must be the URL of a Redis for caches, such as redis://host:6379/1",
});

/** Secrets that webhooks are signed with, newest first. */
export const webhookSecretVariable = z
  .string({
    error: 'must be a webhook secret; make one with: echo "whsec_$(openssl rand -base64 24)"',
  })
  .pipe(webhookSecretsSchema);

/** A switch: `true`, `on`, `yes`, `1` or `false`, `off`, `no`, `0`. */
export const flagVariable = (fallback: boolean) =>
  z.stringbool({ error: "must be `on` or `off`" }).default(fallback);

/** A port; 0 for any free one. */
export const portVariable = (fallback: number) =>
  z.coerce
    .number({ error: "must be a port" })
    .int("must be a port")
    .min(0, "must be a port from 0 to 65535")
    .max(65_535, "must be a port from 0 to 65535")
    .default(fallback);

/** Values separated by commas; empty when unset. */
export const listVariable = z
  .string()
  .default("")
  .transform((value) => value.split(",").flatMap((part) => part.trim() || []));

/** Logging variables of every service. */
export const logVariables = {
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], {
      error: "must be trace, debug, info, warn, error, fatal or silent",
    })
    .default("info"),
  LOG_PRETTY: flagVariable(false),
};

/** The realm and the credentials with which a service authenticates as `client`. */
export const keycloakVariables = (client: string) => ({
  KEYCLOAK_ISSUER: urlVariable("http://localhost:8080/realms/tandem"),
  KEYCLOAK_CLIENT_ID: z.string().default(client),
  KEYCLOAK_CLIENT_SECRET: clientSecretVariable(client),
});

/** The secret of a client in Keycloak. */
export const clientSecretVariable = (client: string) =>
  z.string({ error: `must be the secret of the Keycloak client ${client}` });

/**
 * Whether emergency accounts may sign in with e-mail and password while Keycloak is unavailable. Off unless an operator
 * turns it on.
 */
export const breakGlassVariable = flagVariable(false);
