import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { WORKER_SYNC_PATHS } from "@tandem/contracts";
import { createProgress, ROOT, type Stack, startStack, TEMPORARY } from "@tandem/dev";
import pg from "pg";
import { z } from "zod";
import { inheritedEnv } from "../src/support/env.ts";
import { eventually } from "../src/support/eventually.ts";
import { ok } from "../src/support/http.ts";
import { MedusaAdmin, type Shop } from "../src/support/medusa.ts";
import { PayloadPerson } from "../src/support/payload.ts";
import { syncStatus } from "../src/support/sync.ts";

const run = promisify(execFile);
const LOGIN = { email: "admin@tandem.test", password: "bench-only-password-1" };

/** The production builds of backend, CMS and worker, one shop, and connections to the three databases. */
export interface BenchWorld {
  stack: Stack;
  backend: string;
  cmsUrl: string;
  admin: MedusaAdmin;
  cms: PayloadPerson;
  shop: Shop;
  /** Payload id of the shop's tenant. */
  home: string;
  medusa: pg.Pool;
  payload: pg.Pool;
  sync: pg.Pool;
  /** Syncs every product of the shop; resolves when all are done. */
  mirrorAll(): Promise<void>;
  /** Waits until no change is pending between Medusa and Payload; storefront and bot are not part of the bench. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

const startedSchema = z.object({ run_id: z.string(), enqueued: z.number() });
const progressSchema = z.object({ status: z.string(), failed: z.number() });

/** Starts everything the bench needs. Requires the production builds (`pnpm build`). */
export async function startBenchWorld(): Promise<BenchWorld> {
  const stack = await startStack({
    mode: "built",
    dataFolder: TEMPORARY,
    services: ["backend", "cms", "worker"],
    progress: createProgress(process.stdout, { color: false }),
    appEnv: { LOG_LEVEL: "warn", SYNC_RECONCILE_CRON: "off" },
  });
  try {
    return await enter(stack);
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

/** Creates a platform admin of Payload who signs in without Keycloak. */
async function seedContentAdmin(stack: Stack): Promise<void> {
  const file = join(await mkdtemp(join(tmpdir(), "tandem-bench-")), "seed.json");
  await writeFile(file, JSON.stringify({ people: [LOGIN] }), { mode: 0o600 });
  const env = { ...inheritedEnv(), ...stack.env("cms"), SEED_FILE: file };
  await run("pnpm", ["--filter", "@tandem/cms", "run", "seed"], { cwd: ROOT, env });
  await rm(dirname(file), { recursive: true });
}

async function enter(stack: Stack): Promise<BenchWorld> {
  const { backend, cms: cmsUrl } = stack.world.urls;
  const pools = {
    medusa: pool(stack.databases.medusa),
    payload: pool(stack.databases.payload),
    sync: pool(stack.databases.sync),
  };
  await countStatements(stack, pools);
  const env = {
    ...inheritedEnv(),
    ...stack.env("backend"),
    ADMIN_EMAIL: LOGIN.email,
    ADMIN_PASSWORD: LOGIN.password,
  };
  await run("pnpm", ["--filter", "@tandem/backend", "run", "create-admin:built"], { cwd: ROOT, env });
  await seedContentAdmin(stack);
  const admin = await MedusaAdmin.signIn(backend, LOGIN.email, LOGIN.password);
  const cms = await PayloadPerson.signIn(cmsUrl, LOGIN.email, LOGIN.password);
  const shop = await admin.createShop("bench", "Bench");
  const settle = () => settleBetween(admin);
  await settle();
  const home = await cms.one("tenants", { medusaId: shop.tenant.id }, "");

  async function call(path: string, body?: object): Promise<unknown> {
    const authorization = `Bearer ${await serviceToken(stack)}`;
    return ok(`${stack.world.urls.worker}${path}`, {
      ...(body === undefined ? {} : { body }),
      headers: { authorization },
    });
  }

  return {
    stack,
    backend,
    cmsUrl,
    admin,
    cms,
    shop,
    home: String(home.id),
    ...pools,
    settle,
    async mirrorAll() {
      const request = {
        direction: "medusa_to_payload",
        entities: ["product"],
        mode: "all",
        tenant: shop.tenant.id,
      };
      const { run_id } = startedSchema.parse(await call(WORKER_SYNC_PATHS.run, request));
      const path = WORKER_SYNC_PATHS.runStatus.replace(":id", run_id);
      await eventually("the run is finished", 300_000, async () => {
        const progress = progressSchema.parse(await call(path));
        if (progress.failed > 0 || progress.status === "failed") throw new Error("The run failed.");
        return progress.status === "finished" ? true : undefined;
      });
    },
    async stop() {
      await Promise.all(Object.values(pools).map((each) => each.end()));
      await stack.stop();
    },
  };
}

async function settleBetween(admin: MedusaAdmin): Promise<void> {
  let quiet = 0;
  await eventually("the sync settles", 60_000, async () => {
    const status = await syncStatus(admin);
    quiet = status.medusa_to_payload.backlog + status.payload_to_medusa.backlog === 0 ? quiet + 1 : 0;
    return quiet >= 3 ? true : undefined;
  });
}

function pool(connectionString: string | undefined): pg.Pool {
  const created = new pg.Pool({ connectionString, max: 4 });
  created.on("error", () => undefined);
  return created;
}

/** Enables pg_stat_statements, which needs a restart of Postgres. */
async function countStatements(stack: Stack, pools: Record<string, pg.Pool>): Promise<void> {
  const [first] = Object.values(pools);
  await first?.query("alter system set shared_preload_libraries = 'pg_stat_statements'");
  await stack.restart("postgres");
  for (const each of Object.values(pools)) {
    await eventually("Postgres is available again", 30_000, () =>
      each.query("create extension if not exists pg_stat_statements").then(
        () => true,
        () => undefined,
      ),
    );
  }
  for (const app of ["backend", "cms", "worker"] as const) await stack.restart(app);
}

/** Returns the statements run and the rows inserted, updated and deleted in a database since the last call. */
export async function statementsSince(database: pg.Pool): Promise<{ statements: number; writes: number }> {
  // Postgres reports the statistics of a connection with up to a second of delay.
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  const { rows } = await database.query<{ statements: number; rows: number }>(
    `select (select coalesce(sum(calls), 0)::float8 from pg_stat_statements
       where dbid = (select oid from pg_database where datname = current_database())) as statements,
       (select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::float8 from pg_stat_user_tables) as rows`,
  );
  await database.query(
    "select pg_stat_statements_reset(0, (select oid from pg_database where datname = current_database()), 0)",
  );
  const [row] = rows;
  if (row === undefined) throw new Error("pg_stat_statements returned no row.");
  const writes = row.rows - (rowsBefore.get(database) ?? 0);
  rowsBefore.set(database, row.rows);
  return { statements: row.statements, writes };
}

const rowsBefore = new WeakMap<pg.Pool, number>();

const tokenSchema = z.object({ access_token: z.string() });

async function serviceToken(stack: Stack): Promise<string> {
  const { KEYCLOAK_ISSUER = "", KEYCLOAK_CLIENT_ID = "", KEYCLOAK_CLIENT_SECRET = "" } = stack.cliEnv;
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: KEYCLOAK_CLIENT_ID,
    client_secret: KEYCLOAK_CLIENT_SECRET,
  });
  const answer = await ok(`${KEYCLOAK_ISSUER}/protocol/openid-connect/token`, {
    raw: form.toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  return tokenSchema.parse(answer).access_token;
}
