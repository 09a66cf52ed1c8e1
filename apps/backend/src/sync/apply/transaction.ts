import type { ApplyResult, Revision, SyncEntity } from "@tandem/contracts";
import { claimNewer, markSyncWrite } from "@tandem/outbox";
import { withTransaction } from "@tandem/service-kit";
import type { PoolClient } from "pg";
import { connections } from "../../connections/connections";
import { viewOf } from "../facts/views";
import type { ApplyOutcome, ContentItem, ContentWriter } from "./types";

type Verdict = Pick<ApplyResult, "result" | "reason">;

/**
 * Applies content of one kind of entity in one transaction. A missing entity is rejected; one with newer content, or
 * whose shared fields changed meanwhile, is stale; equal content is not written.
 */
export async function applyInTransaction<E extends SyncEntity>(
  writer: ContentWriter<E>,
  revision: Revision,
  items: readonly ContentItem<E>[],
  correlations: Record<string, string>,
): Promise<ApplyOutcome> {
  return withTransaction(connections().pool, async (client) => {
    await mark(client, correlations);
    return applyItems(client, writer, revision, items);
  });
}

async function mark(client: PoolClient, correlations: Record<string, string>): Promise<void> {
  const [any] = Object.values(correlations);
  await markSyncWrite(client, any ?? "");
  await client.query("select set_config('integration.correlations', $1, true)", [
    JSON.stringify(correlations),
  ]);
}

async function applyItems<E extends SyncEntity>(
  client: PoolClient,
  writer: ContentWriter<E>,
  revision: Revision,
  items: readonly ContentItem<E>[],
): Promise<ApplyOutcome> {
  const found = await writer.lock(client, items);
  const present = items.filter((item) => found.get(item.id)?.alive === true);
  const newer = await claimNewer(
    client,
    writer.entity,
    revision,
    present.map((item) => item.id),
  );
  const due = present.filter((item) => newer.has(item.id) && sharedAsSeen(item, found.get(item.id)?.shared));
  const changed = due.length === 0 ? new Set<string>() : await writer.write(client, due);
  const hashes = await readHashes(
    client,
    writer.entity,
    present.map((item) => item.id),
  );
  const isDue = new Set(due.map((item) => item.id));

  const verdict = (item: ContentItem<E>): Verdict => {
    const there = found.get(item.id);
    if (there === undefined) return { result: "rejected", reason: "not found in Medusa under this tenant" };
    if (!there.alive) return { result: "stale", reason: "deleted in Medusa meanwhile" };
    if (!newer.has(item.id)) return { result: "stale", reason: "newer content was applied" };
    if (!isDue.has(item.id)) return { result: "stale", reason: "a shared field changed since it was read" };
    if (!changed.has(item.id)) return { result: "unchanged" };
    return { result: item.content === null ? "archived" : "updated" };
  };
  return {
    changed: [...changed],
    items: items.map((item) => ({
      tenant: item.tenant,
      id: item.id,
      targetId: found.has(item.id) ? item.id : null,
      hash: hashes.get(item.id) ?? null,
      ...verdict(item),
    })),
  };
}

function sharedAsSeen<E extends SyncEntity>(
  { shared }: ContentItem<E>,
  current: Record<string, unknown> = {},
): boolean {
  return Object.entries(shared).every(
    ([field, { from }]) => field in current && (current[field] ?? null) === (from ?? null),
  );
}

async function readHashes(
  client: PoolClient,
  entity: SyncEntity,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const { rows } = await client.query<{ id: string; hash: string | null }>(
    `select id, md5(state::text) as hash
     from (select id, state from ${viewOf(entity, "content")} where id = any($1) offset 0) as read`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.hash]));
}
