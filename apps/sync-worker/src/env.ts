import { CLIENTS, SYNC_ENTITIES, syncEntitySchema } from "@tandem/contracts";
import { z } from "zod";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const url = z.url({ error: "must be a URL" });
const trimmedUrl = url.transform((value) => value.replace(/\/+$/, ""));
const list = z
  .string()
  .default("")
  .transform((value) =>
    value
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  );
const isNameServer = (server: string) =>
  /^(\d{1,3}(\.\d{1,3}){3}(:\d{1,5})?|\[[\da-f:]+\](:\d{1,5})?|[\da-f:]+)$/i.test(server);
const seconds = (fallback: number) => z.coerce.number().positive().default(fallback);

const envSchema = z.object({
  NODE_ENV: z.string().default("production"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  LOG_PRETTY: flag.default(false),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(9100),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be the postgresql:// address of sync_db"),
  /** Where browsers reach this worker, for the console's sign-on. */
  WORKER_URL: trimmedUrl,
  REDIS_CACHE_URL: z.string().regex(/^rediss?:\/\//, "must be the redis:// address of the cache database"),
  REDIS_QUEUE_URL: z.string().regex(/^rediss?:\/\//, "must be the redis:// address of the queue database"),
  BACKEND_URL: trimmedUrl,
  CMS_URL: trimmedUrl,
  KEYCLOAK_ISSUER: trimmedUrl,
  KEYCLOAK_CLIENT_ID: z.string().min(1).default(CLIENTS.worker),
  KEYCLOAK_CLIENT_SECRET: z.string().min(1, "is the secret of that Keycloak client"),
  CONSOLE_CLIENT_ID: z.string().min(1).default(CLIENTS.opsConsole),
  CONSOLE_CLIENT_SECRET: z.string().min(1, "is the secret of the Keycloak client ops-console"),
  CONSOLE_SESSION_SECRET: z
    .string()
    .min(32, "must be at least 32 characters; openssl rand -base64 32 makes one"),
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
  SYNC_MEDUSA_TO_PAYLOAD: flag.default(true),
  SYNC_PAYLOAD_TO_MEDUSA: flag.default(true),
  SYNC_CHECKPOINT_SECONDS: seconds(10),
  SYNC_FLUSH_CHECK_SECONDS: seconds(2),
  /** Hosts a picture may be fetched from although they are private, `host:port`, comma separated; for tests and closed networks. */
  MEDIA_PRIVATE_HOSTS: list,
  /** How often domains that are due are checked. */
  DOMAIN_CHECK_SECONDS: seconds(60),
  /** Name servers that proofs of domains are read from, `host` or `host:port`; those of the machine when empty. */
  DOMAIN_DNS_SERVERS: list.refine((servers) => servers.every(isNameServer), {
    error: "must list IP addresses, each with a port or without, such as 9.9.9.9:53",
  }),
  /** Port at which domains show their token; 80 unless a test needs another. */
  DOMAIN_HTTP_PORT: z.coerce.number().int().min(1).max(65_535).default(80),
  /** Domains that may be checked although they are private, `host:port`, comma separated; for tests. */
  DOMAIN_PRIVATE_HOSTS: list,
});

/** Everything the worker can be told, parsed. Durations in milliseconds. */
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

/** Turns environment variables into the configuration, or into a readable list of what is wrong and how to fix it. */
export function parseEnv(
  env: Readonly<Record<string, string | undefined>>,
): { ok: true; config: WorkerConfig } | { ok: false; problems: string[] } {
  // An empty line in an environment file means the same as no line.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => {
        const name = issue.path.join(".");
        const message = given[name] === undefined ? "is missing; set it (see .env.example)" : issue.message;
        return `${name}: ${message}`;
      }),
    };
  }
  const value = parsed.data;
  return {
    ok: true,
    config: {
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
    },
  };
}

/** Images that staff upload in Medusa Admin lie on the backend, which may be in a private network. */
function hostAndPort(url: string): string {
  const { hostname, port, protocol } = new URL(url);
  return `${hostname}:${port || (protocol === "https:" ? "443" : "80")}`;
}

/** Reads the process environment; prints what is wrong and ends the process when it cannot be used. */
export function readEnv(): WorkerConfig {
  const result = parseEnv(process.env);
  if (result.ok) return result.config;
  process.stderr.write(
    `The sync worker cannot start:\n${result.problems.map((line) => `  - ${line}`).join("\n")}\n`,
  );
  process.exit(1);
}
