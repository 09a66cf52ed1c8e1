import { CLIENTS, SYNC_ENTITIES, syncEntitySchema } from "@tandem/contracts";
import {
  cacheRedisVariable,
  clientSecretVariable,
  flagVariable,
  keycloakVariables,
  listVariable,
  logVariables,
  parseEnvironment,
  portVariable,
  postgresVariable,
  queueRedisVariable,
  readEnvironment,
  secretVariable,
  urlVariable,
  type Variables,
} from "@tandem/service-kit";
import { z } from "zod";

const SERVICE = "The sync worker";
const isNameServer = (server: string) =>
  /^(\d{1,3}(\.\d{1,3}){3}(:\d{1,5})?|\[[\da-f:]+\](:\d{1,5})?|[\da-f:]+)$/i.test(server);
const seconds = (fallback: number) => z.coerce.number().positive().default(fallback);

const envSchema = z.object({
  NODE_ENV: z.string().default("production"),
  ...logVariables,
  HOST: z.string().default("127.0.0.1"),
  PORT: portVariable(9100),
  DATABASE_URL: postgresVariable("sync_db"),
  /** Where browsers reach this worker, for the console's login. */
  WORKER_URL: urlVariable("http://localhost:9100"),
  REDIS_CACHE_URL: cacheRedisVariable,
  REDIS_QUEUE_URL: queueRedisVariable,
  BACKEND_URL: urlVariable("http://localhost:9001"),
  CMS_URL: urlVariable("http://localhost:3001"),
  ...keycloakVariables(CLIENTS.worker),
  CONSOLE_CLIENT_ID: z.string().default(CLIENTS.opsConsole),
  CONSOLE_CLIENT_SECRET: clientSecretVariable(CLIENTS.opsConsole),
  CONSOLE_SESSION_SECRET: secretVariable,
  /** Products, content and the rest are compared and repaired at this cron time; `off` stops the schedule. */
  SYNC_RECONCILE_CRON: z.string().default("0 * * * *"),
  SYNC_RECONCILE_ENTITIES: z
    .string()
    .default(SYNC_ENTITIES.join(","))
    .transform((value) => value.split(",").map((part) => part.trim()))
    .pipe(z.array(syncEntitySchema).min(1)),
  /** Entities a comparison sends down the lanes at once. */
  SYNC_BATCH_SIZE: z.coerce.number().int().min(1).max(5_000).default(100),
  /** Most entities one call reads or writes. */
  SYNC_BULK_SIZE: z.coerce.number().int().min(1).max(500).default(250),
  SYNC_MEDUSA_TO_PAYLOAD: flagVariable(true),
  SYNC_PAYLOAD_TO_MEDUSA: flagVariable(true),
  SYNC_CHECKPOINT_SECONDS: seconds(10),
  SYNC_FLUSH_CHECK_SECONDS: seconds(2),
  /** Hosts an image may be fetched from although they are private, `host:port`, comma separated; for tests and closed networks. */
  MEDIA_PRIVATE_HOSTS: listVariable,
  /** How often domains that are due are checked. */
  DOMAIN_CHECK_SECONDS: seconds(60),
  /** Name servers that proofs of domains are read from, `host` or `host:port`; those of the machine when empty. */
  DOMAIN_DNS_SERVERS: listVariable.refine((servers) => servers.every(isNameServer), {
    error: "must list IP addresses, each with a port or without, such as 9.9.9.9:53",
  }),
  /** Port at which domains serve their token; 80 unless a test needs another. */
  DOMAIN_HTTP_PORT: z.coerce.number().int().min(1).max(65_535).default(80),
  /** Domains that may be checked although they are private, `host:port`, comma separated; for tests. */
  DOMAIN_PRIVATE_HOSTS: listVariable,
});

/** The parsed configuration of the worker. Durations in milliseconds. */
export interface WorkerConfig {
  log: { level: string; pretty: boolean };
  host: string;
  port: number;
  databaseUrl: string;
  redisUrl: string;
  cacheUrl: string;
  /** Where browsers reach this worker. */
  publicUrl: string;
  /** Queue prefix; the product's unless a test needs its own. */
  queuePrefix?: string;
  backendUrl: string;
  cmsUrl: string;
  keycloak: { issuer: string; clientId: string; clientSecret: string };
  console: { clientId: string; clientSecret: string; sessionSecret: string };
  batchSize: number;
  bulkSize: number;
  reconcile: { cron: string | null; entities: readonly z.infer<typeof syncEntitySchema>[] };
  directions: { medusa_to_payload: boolean; payload_to_medusa: boolean };
  checkpointMs: number;
  flushCheckMs: number;
  mediaPrivateHosts: readonly string[];
  domains: {
    everyMs: number;
    nameServers: readonly string[];
    httpPort: number;
    privateHosts: readonly string[];
  };
}

/**
 * Parses an environment into the typed configuration.
 * @throws EnvironmentError that lists every variable to fix
 */
export const parseConfig = (variables: Variables): WorkerConfig =>
  toConfig(parseEnvironment(SERVICE, envSchema, variables));

function toConfig(value: z.infer<typeof envSchema>): WorkerConfig {
  return {
    log: { level: value.LOG_LEVEL, pretty: value.LOG_PRETTY },
    host: value.HOST,
    port: value.PORT,
    databaseUrl: value.DATABASE_URL,
    redisUrl: value.REDIS_QUEUE_URL,
    cacheUrl: value.REDIS_CACHE_URL,
    publicUrl: value.WORKER_URL,
    backendUrl: value.BACKEND_URL,
    cmsUrl: value.CMS_URL,
    keycloak: {
      issuer: value.KEYCLOAK_ISSUER,
      clientId: value.KEYCLOAK_CLIENT_ID,
      clientSecret: value.KEYCLOAK_CLIENT_SECRET,
    },
    console: {
      clientId: value.CONSOLE_CLIENT_ID,
      clientSecret: value.CONSOLE_CLIENT_SECRET,
      sessionSecret: value.CONSOLE_SESSION_SECRET,
    },
    batchSize: value.SYNC_BATCH_SIZE,
    bulkSize: value.SYNC_BULK_SIZE,
    reconcile: {
      cron: value.SYNC_RECONCILE_CRON === "off" ? null : value.SYNC_RECONCILE_CRON,
      entities: value.SYNC_RECONCILE_ENTITIES,
    },
    directions: {
      medusa_to_payload: value.SYNC_MEDUSA_TO_PAYLOAD,
      payload_to_medusa: value.SYNC_PAYLOAD_TO_MEDUSA,
    },
    checkpointMs: value.SYNC_CHECKPOINT_SECONDS * 1_000,
    flushCheckMs: value.SYNC_FLUSH_CHECK_SECONDS * 1_000,
    mediaPrivateHosts: [...value.MEDIA_PRIVATE_HOSTS, hostAndPort(value.BACKEND_URL)],
    domains: {
      everyMs: value.DOMAIN_CHECK_SECONDS * 1_000,
      nameServers: value.DOMAIN_DNS_SERVERS,
      httpPort: value.DOMAIN_HTTP_PORT,
      privateHosts: value.DOMAIN_PRIVATE_HOSTS,
    },
  };
}

/** Images that staff upload in Medusa Admin are stored on the backend, which may be in a private network. */
function hostAndPort(url: string): string {
  const { hostname, port, protocol } = new URL(url);
  return `${hostname}:${port || (protocol === "https:" ? "443" : "80")}`;
}

/** Returns the configuration of this process; prints the problems of an invalid environment to stderr and exits with code 1. */
export const readConfig = (): WorkerConfig => toConfig(readEnvironment(SERVICE, envSchema, process.env));
