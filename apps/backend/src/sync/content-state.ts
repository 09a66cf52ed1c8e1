import {
  type Direction,
  historyResponseSchema,
  WEBHOOK_ENDPOINTS,
  WORKER_SYNC_PATHS,
} from "@tandem/contracts";
import { endpointStatuses } from "@tandem/outbox";
import { workerService } from "../auth/services";
import { connections } from "../connections/connections";
import { config } from "../env";
import { log } from "../logger";

/** The content status of one product, as the widget on its page in Medusa Admin shows it. */
export interface ContentState {
  /**
   * `published`: Medusa has content; `draft`: only Payload has the product; `waiting`: Payload does not have it yet.
   */
  state: "published" | "draft" | "waiting";
  /** When content last changed here, ISO 8601. */
  published_at: string | null;
  /** Last step of the sync for this product in either direction; null when none is known. */
  last_sync: { at: string; direction: Direction; action: string } | null;
  /** URL of its page in Payload. */
  payload_url: string;
  /** False while the sync worker is unavailable; then `last_sync` is unknown and `state` a lower bound. */
  worker_reachable: boolean;
  /** Changes of this system that Payload has not received yet. */
  backlog: number;
}

/** Reads the state of a product's content; returns null when there is no such product. */
export async function readContentState(productId: string): Promise<ContentState | null> {
  const { rows } = await connections().pool.query<{ published: boolean; applied_at: Date | null }>(
    `select coalesce(p.metadata ? 'content', false) as published, a.applied_at
     from product p left join integration.applied a on a.entity = 'product' and a.entity_id = p.id
     where p.id = $1`,
    [productId],
  );
  const [product] = rows;
  if (product === undefined) return null;
  const [history, endpoints] = await Promise.all([
    readHistory(productId),
    endpointStatuses(connections().pool),
  ]);
  const [latest] = history ?? [];
  const state = product.published ? "published" : latest === undefined ? "waiting" : "draft";
  const filter = new URLSearchParams({ "where[or][0][and][0][medusaId][equals]": productId });
  return {
    state,
    published_at: product.published ? (product.applied_at?.toISOString() ?? null) : null,
    last_sync:
      latest === undefined ? null : { at: latest.at, direction: latest.direction, action: latest.action },
    payload_url: `${config().urls.cms}/admin/collections/products?${filter}`,
    worker_reachable: history !== null,
    backlog: endpoints.find(({ name }) => name === WEBHOOK_ENDPOINTS.medusaToPayload)?.backlog ?? 0,
  };
}

/** Returns the timeline of the product, newest first; null when the worker is unavailable, which the widget shows. */
async function readHistory(id: string) {
  try {
    const { items } = await workerService().call({
      method: "GET",
      path: WORKER_SYNC_PATHS.history,
      query: { entity: "product", id },
      response: historyResponseSchema,
    });
    return items.sort((a, b) => b.at.localeCompare(a.at));
  } catch (error) {
    log.debug({ err: error }, "product history is unavailable");
    return null;
  }
}
