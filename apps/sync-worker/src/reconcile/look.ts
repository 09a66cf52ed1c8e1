import { type Direction, INTERNAL_LIMITS, type SyncEntity } from "@tandem/contracts";
import { compareItems, differingBuckets } from "@tandem/sync-core";
import { LANES, routeOf } from "../lanes/direction.js";
import type { Services } from "../services/sync-service.js";

/** An entity that needs its lane. */
export interface Wanted {
  entity: SyncEntity;
  tenant: string;
  id: string;
}

const PAGE = 5_000;

/** Returns the Medusa ids of the tenants to compare; a slug is accepted in place of an id. Empty when the tenant does not exist. */
export async function tenantIds(services: Services, wanted: string | null): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of pages(services, "medusa_to_payload", "tenant", undefined))
    ids.push(...page.map((item) => item.id));
  if (wanted === null) return ids;
  if (ids.includes(wanted)) return [wanted];
  for (let start = 0; start < ids.length; start += INTERNAL_LIMITS.maxItems) {
    const refs = ids.slice(start, start + INTERNAL_LIMITS.maxItems).map((id) => ({ tenant: id, id }));
    const { items } = await services.medusa.snapshots({ entity: "tenant", refs });
    const match = items.find((item) => slugOf(item.state) === wanted);
    if (match !== undefined) return [match.id];
  }
  return [];
}

function slugOf(state: unknown): unknown {
  return typeof state === "object" && state !== null && "slug" in state ? state.slug : undefined;
}

/** Yields pages of every entity of one tenant (or all) on the source side of a direction. */
export async function* pages(
  services: Services,
  direction: Direction,
  entity: SyncEntity,
  tenant: string | undefined,
): AsyncGenerator<Wanted[]> {
  const { source } = routeOf(services, direction);
  let after: string | undefined;
  for (;;) {
    const page = await source.ids({
      entity,
      limit: PAGE,
      ...(tenant === undefined ? {} : { tenant }),
      ...(after === undefined ? {} : { after }),
    });
    if (page.items.length > 0) yield page.items.map((item) => ({ entity, ...item }));
    if (page.next === null) return;
    after = page.next;
  }
}

/**
 * Returns the entities of one tenant that differ between both sides: compares hash buckets, and items only in buckets that differ.
 * Content that only Medusa holds is no difference, because it was never published in Payload.
 */
export async function differing(
  services: Services,
  direction: Direction,
  entity: SyncEntity,
  tenant: string,
): Promise<Wanted[]> {
  const { source, target } = routeOf(services, direction);
  const { side } = LANES[direction];
  const [here, there] = await Promise.all([
    source.buckets({ entity, tenant, side }),
    target.buckets({ entity, tenant, side }),
  ]);
  const buckets = differingBuckets(here.buckets, there.buckets);
  if (buckets.length === 0) return [];
  const [ours, theirs] = await Promise.all([
    source.bucket({ entity, tenant, side, buckets }),
    target.bucket({ entity, tenant, side, buckets }),
  ]);
  const drift = compareItems(ours.items, theirs.items);
  const extra = direction === "medusa_to_payload" ? drift.extra : [];
  return [...drift.missing, ...drift.different, ...extra].map((id) => ({ entity, tenant, id }));
}
