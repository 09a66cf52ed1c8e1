import { AppError, IMPORT_PATHS, type PendingMedia, pendingMediaSchema } from "@tandem/contracts";
import { createJobQueues, type JobQueues } from "@tandem/outbox";
import { newCorrelationId } from "@tandem/service-kit";
import { config } from "../../env";
import { serviceTokens } from "../../http/keycloak";
import { connections } from "../../integration/connections";

const STATES = ["failed", "external"] as const;
const PAGE = 500;
const TIMEOUT_MS = 30_000;

let queues: JobQueues | undefined;

/** Pictures of a tenant (Medusa id) that still live where the import found them, failed ones first. At most `limit`. */
export async function listPendingImages(tenantId: string, limit: number): Promise<PendingMedia[]> {
  const found: PendingMedia[] = [];
  for (const state of STATES) {
    let after = "";
    while (found.length < limit) {
      const { items, next } = await page(tenantId, state, after, Math.min(PAGE, limit - found.length));
      found.push(...items);
      if (next === null || next === undefined || items.length === 0) break;
      after = next;
    }
  }
  return found;
}

/** Has every picture with a web address fetched again; answers how many. */
export async function retryImages(tenantId: string, images: readonly PendingMedia[]): Promise<number> {
  queues ??= createJobQueues(connections().queueRedis);
  const fetchable = images.filter(({ source }) => /^https?:/i.test(source));
  const correlationId = newCorrelationId();
  await queues.add(
    "media-fetch",
    fetchable.map(({ id, source }) => ({
      id,
      data: { tenant: tenantId, mediaId: id, url: source, correlationId },
    })),
  );
  return fetchable.length;
}

async function page(tenant: string, state: string, after: string, limit: number) {
  const url = new URL(config().urls.cms + IMPORT_PATHS.media);
  for (const [name, value] of Object.entries({ tenant, state, after, limit: String(limit) }))
    url.searchParams.set(name, value);
  let response: Response;
  try {
    response = await fetch(url, {
      headers: { authorization: `Bearer ${await serviceTokens.get()}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    throw new AppError("unavailable", "Payload cannot be reached; pictures can be listed when it is back.", {
      cause,
    });
  }
  if (!response.ok)
    throw new AppError("upstream_failed", `Payload answered ${response.status} when asked for pictures.`);
  return pendingMediaSchema.parse(await response.json());
}
