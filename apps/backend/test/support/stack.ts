import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CLIENTS } from "@tandem/contracts";
import {
  anyFreePort,
  type Child,
  prepareTestData,
  startChild,
  startMailCatcher,
  startTestPostgres,
  startTestRedis,
  temporaryFolder,
  waitFor,
} from "@tandem/local-servers";
import { realmPerson, startRealm } from "@tandem/local-servers/realm";
import type { TestProject } from "vitest/node";
import { z } from "zod";
import { leaveLegacyFiles } from "./legacy-files";
import { startNeighbours } from "./neighbours";
import { PLATFORM_NAMES } from "./platform";

/** URLs, paths and tokens that every test file gets. */
export interface StackAddresses {
  backend: string;
  database: string;
  redis: string;
  /** Folder that keeps uploaded files. */
  files: string;
  /** URL of the realm. */
  issuer: string;
  /** URL of Payload and of the control of it and of the realm. */
  cms: string;
  /** URL of the mail catcher. */
  mail: string;
  webhookSecret: string;
  tokens: { admin: string; write: string; read: string; none: string; operator: string; viewer: string };
}

declare module "vitest" {
  export interface ProvidedContext {
    stack: StackAddresses;
  }
}

const folder = fileURLToPath(new URL("../..", import.meta.url));
const DATABASE = "medusa_db";
const webhookSecret = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;
const admin = { ADMIN_EMAIL: "admin@tandem.test", ADMIN_PASSWORD: "only-for-this-test" };

/** Starts Postgres, Redis, a realm and Medusa once for all files, and stops everything at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const prepared = await prepareDatabase();
  const [postgres, redis, realm, port, smtpPort, mailPort] = await Promise.all([
    startTestPostgres(prepared),
    startTestRedis(),
    startRealm(),
    anyFreePort(),
    anyFreePort(),
    anyFreePort(),
  ]);
  const mail = await startMailCatcher({ smtp: smtpPort, web: mailPort });
  const files = await temporaryFolder("backend-files");
  const legacy = await leaveLegacyFiles(folder);
  const neighbours = await startNeighbours(realm);
  const database = await postgres.createDatabase(DATABASE);
  const backend = `http://127.0.0.1:${port}`;
  const env = {
    ...environment({
      port,
      backend,
      database,
      redis: redis.url(),
      files: files.path,
      issuer: realm.issuer,
      cms: neighbours.url,
    }),
    SMTP_URL: mail.smtpUrl,
  };

  const server = await startServer(env, backend);
  const service = (permissions: string[]) => realm.serviceToken(CLIENTS.worker, CLIENTS.backend, permissions);
  realm.people.set("operator", realmPerson("operator", { realmRoles: ["operator"] }));
  realm.people.set("nobody", realmPerson("nobody"));
  // The tokens are used until the last test.
  realm.seconds = 3_600;
  project.provide("stack", {
    backend,
    database,
    redis: redis.url(),
    files: files.path,
    issuer: realm.issuer,
    cms: neighbours.url,
    mail: mail.webUrl,
    webhookSecret,
    tokens: {
      admin: await signIn(backend),
      write: await service(["sync:read", "sync:write"]),
      read: await service(["sync:read"]),
      none: await service([]),
      operator: await realm.accessToken({ client: CLIENTS.backend, subject: "operator" }),
      viewer: await realm.accessToken({ client: CLIENTS.backend, subject: "nobody" }),
    },
  });

  return async () => {
    await server.stop();
    await Promise.all([realm.stop(), neighbours.stop()]);
    await mail.stop();
    await Promise.all([redis.stop(), postgres.stop(), files.remove(), legacy.remove()]);
  };
}

/** Returns prepared data whose database is migrated and has the platform admin. */
async function prepareDatabase(): Promise<string> {
  return prepareTestData({
    name: "backend",
    inputs: [
      ...["src/modules", "src/links", "src/migration-scripts", "src/search", "src/cli", "medusa-config.ts"],
      ...["src/sync/capture", "src/tenancy/rows", "../../packages/outbox/src", "../../pnpm-lock.yaml"],
    ].map((path) => join(folder, path)),
    prepare: async (createDatabase) => {
      const redis = await startTestRedis();
      const files = await temporaryFolder("prepared-files");
      const nowhere = "http://127.0.0.1:9";
      const env = environment({
        port: await anyFreePort(),
        backend: nowhere,
        database: await createDatabase(DATABASE),
        redis: redis.url(),
        files: files.path,
        issuer: nowhere,
        cms: nowhere,
      });
      await runToEnd("migrate", env);
      await runToEnd("create-admin", { ...env, ...admin });
      await Promise.all([redis.stop(), files.remove()]);
    },
  });
}

/** Starts another instance of Medusa with its own settings. */
export async function startBackend(
  at: Pick<StackAddresses, "database" | "redis" | "files" | "issuer" | "cms">,
  settings: Record<string, string>,
): Promise<{ url: string; stop: () => Promise<unknown> }> {
  const port = await anyFreePort();
  const url = `http://127.0.0.1:${port}`;
  const env = environment({ ...at, port, backend: url });
  const server = await startServer({ ...env, MEDUSA_WORKER_MODE: "server", ...settings }, url);
  return { url, stop: () => server.stop() };
}

function environment(
  at: { port: number; backend: string } & Pick<
    StackAddresses,
    "database" | "redis" | "files" | "issuer" | "cms"
  >,
) {
  const nobody = "http://127.0.0.1:9";
  return {
    ...process.env,
    NODE_ENV: "development",
    MEDUSA_DISABLE_TELEMETRY: "true",
    LOG_LEVEL: "warn",
    HOST: "127.0.0.1",
    PORT: String(at.port),
    DATABASE_URL: at.database,
    FILES_DIR: at.files,
    REDIS_QUEUE_URL: at.redis,
    REDIS_CACHE_URL: `${at.redis}/1`,
    JWT_SECRET: "j".repeat(40),
    COOKIE_SECRET: "c".repeat(40),
    BREAK_GLASS_LOGIN: "on",
    STORE_CORS: at.backend,
    ADMIN_CORS: at.backend,
    AUTH_CORS: at.backend,
    KEYCLOAK_ISSUER: at.issuer,
    KEYCLOAK_CLIENT_ID: "medusa-backend",
    KEYCLOAK_CLIENT_SECRET: "unused",
    BACKEND_URL: at.backend,
    CMS_URL: at.cms,
    STOREFRONT_URL: nobody,
    WORKER_URL: nobody,
    BOT_URL: nobody,
    SMTP_URL: "smtp://127.0.0.1:9",
    PLATFORM_HOSTS: PLATFORM_NAMES.join(","),
    WEBHOOK_SECRET_PAYLOAD_TO_MEDUSA: webhookSecret,
    WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD: webhookSecret,
    WEBHOOK_SECRET_MEDUSA_TO_STOREFRONT: webhookSecret,
    WEBHOOK_SECRET_MEDUSA_TO_BOT: webhookSecret,
  };
}

async function runToEnd(script: string, env: NodeJS.ProcessEnv): Promise<void> {
  const child = await startChild({ name: script, command: "pnpm", args: ["run", script], cwd: folder, env });
  const { code } = await child.exited;
  if (code !== 0) throw new Error(`pnpm ${script} exited with ${code}:\n${child.tail(60)}`);
}

async function startServer(env: NodeJS.ProcessEnv, backend: string): Promise<Child> {
  const child = await startChild({
    name: "backend",
    command: "pnpm",
    args: ["exec", "medusa", "start"],
    cwd: folder,
    env,
  });
  await waitFor({
    what: "the backend",
    timeoutMs: 300_000,
    aborted: () => (child.exit() === null ? undefined : `it exited:\n${child.tail(60)}`),
    probe: async () => ((await fetch(`${backend}/health/ready`)).ok ? true : undefined),
  });
  return child;
}

async function signIn(backend: string): Promise<string> {
  const response = await fetch(`${backend}/auth/user/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: admin.ADMIN_EMAIL, password: admin.ADMIN_PASSWORD }),
  });
  const answer = z.object({ token: z.string() }).parse(await response.json());
  return answer.token;
}
