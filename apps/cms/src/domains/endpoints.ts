import { createRateLimit, type RateLimit } from "@tandem/auth";
import {
  AppError,
  DOMAIN_ADMIN_PATHS,
  DOMAIN_PATHS,
  defaultHost,
  domainCheckRequestSchema,
  domainResultsRequestSchema,
  domainsDueRequestSchema,
  INTERNAL_BASE,
  parseInput,
} from "@tandem/contracts";
import { currentCorrelationId, newCorrelationId } from "@tandem/service-kit";
import type { Endpoint, PayloadRequest } from "payload";
import { z } from "zod";
import { cacheRedis } from "../connections/cache-redis";
import { poolOf } from "../connections/pool";
import { jobQueues, queueReady } from "../connections/queues";
import { jsonEndpoint, readJson } from "../http/json-endpoint";
import { serviceEndpoint } from "../http/service-endpoint";
import { holds, scopeOf } from "../tenancy/scope";
import { applyDomainResults, takeDueDomains } from "./domain-checks";
import { readDomainViews } from "./domain-views";
import { platform } from "./platform";

const MAX_BYTES = 64 * 1024;
const QUEUE_WAIT_MS = 1_000;
const internal = (path: string) => `${INTERNAL_BASE.payload}${path}`.replace(/^\/api/, "");
const own = (path: string) => path.replace(/^\/api/, "");

/** Query of the domains of a tenant, by its Payload id. */
export const domainsQuerySchema = z.object({ tenant: z.uuid() });

const due = serviceEndpoint("sync:write", "post", internal(DOMAIN_PATHS.due), async (req) => {
  const { only } = parseInput(domainsDueRequestSchema, await readJson(req, MAX_BYTES));
  return { items: await takeDueDomains(poolOf(req.payload), only) };
});

const results = serviceEndpoint("sync:write", "post", internal(DOMAIN_PATHS.results), async (req) => {
  const { items } = parseInput(domainResultsRequestSchema, await readJson(req, MAX_BYTES));
  await applyDomainResults(poolOf(req.payload), items, new Date());
  return {};
});

/** Returns a tenant's domains to callers who may read its settings. */
const list = jsonEndpoint("get", own(DOMAIN_ADMIN_PATHS.list), async (req) => {
  requireUser(req);
  const query = Object.fromEntries(new URL(req.url ?? "http://localhost").searchParams);
  const { tenant } = parseInput(domainsQuerySchema, query, "query");
  await requireTenant(req, tenant, "read");
  const { rows } = await poolOf(req.payload).query<{ slug: string }>(
    "select slug from tenants where id = $1",
    [tenant],
  );
  return Response.json(
    {
      default_host: defaultHost(rows[0]?.slug ?? "", platform),
      may_change: holds(await scopeOf(req, "settings", "write"), tenant),
      items: await readDomainViews(poolOf(req.payload), tenant),
    },
    { headers: { "cache-control": "no-store" } },
  );
});

/** Queues a check of one domain for the worker. */
const check = jsonEndpoint("post", own(DOMAIN_ADMIN_PATHS.check), async (req) => {
  requireUser(req);
  const only = parseInput(domainCheckRequestSchema, await readJson(req, MAX_BYTES));
  await requireTenant(req, only.tenant, "write");
  await limit().take(only.tenant);
  const { rowCount } = await poolOf(req.payload).query(
    "update tenant_domains set next_check_at = now() where tenant_id = $1 and host = $2",
    [only.tenant, only.host],
  );
  if (!rowCount)
    throw new AppError("not_found", "`host`: the tenant has no such domain. Add it to the tenant first.");
  await enqueue(only);
  return Response.json({ queued: true }, { status: 202 });
});

/** Endpoints of domains: for the worker that checks them, and for the admin. */
export const domains: Endpoint[] = [due, results, list, check];

let checks: RateLimit | undefined;
function limit(): RateLimit {
  checks ??= createRateLimit({ redis: cacheRedis(), name: "cms-domain-check", points: 10, seconds: 60 });
  return checks;
}

function requireUser(req: PayloadRequest): void {
  if (!req.user) throw new AppError("unauthenticated", "Sign in to make this call.");
}

async function requireTenant(req: PayloadRequest, tenant: string, action: "read" | "write"): Promise<void> {
  if (!holds(await scopeOf(req, "settings", action), tenant))
    throw new AppError("forbidden", 'This needs the permission "settings" in the tenant.');
}

async function enqueue(only: { tenant: string; host: string }): Promise<void> {
  const correlationId = currentCorrelationId() ?? newCorrelationId();
  try {
    await Promise.race([queueReady(), new Promise((resolve) => setTimeout(resolve, QUEUE_WAIT_MS))]);
    const id = `domain-check:${only.tenant}:${only.host}`;
    await jobQueues().add("domain-check", [{ data: { only, correlationId }, id }]);
  } catch (cause) {
    throw new AppError("unavailable", "The check could not be queued. It will run within a few minutes.", {
      cause,
    });
  }
}
