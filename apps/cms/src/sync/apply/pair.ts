import { type ApplyResult, EVENT } from "@tandem/contracts";
import type { PoolClient } from "pg";
import { answer, type Claimed } from "./claim";
import { archiveMirror, type PairedEntity, readPair, writeMirror } from "./mirror";
import { type PendingMedia, seedContent } from "./seed-content";
import { writeShared } from "./shared";
import { announceVisibility, linkToMirror, makeStubs, type Stub } from "./stubs";

/** Results of a batch, and media to fetch once it is committed. */
export interface Applied {
  results: ApplyResult[];
  pending: PendingMedia[];
}

const PUBLISHED = { product: EVENT.productPublished, category: EVENT.categoryPublished } as const;

/**
 * Applies facts of products or categories: the mirror, missing draft stubs, shared titles, archiving. Never touches what
 * an editor is working on.
 */
export async function applyPair(
  client: PoolClient,
  entity: PairedEntity,
  items: readonly Claimed[],
  toRichText: (html: string) => unknown,
): Promise<Applied> {
  const upserts = items.filter((item) => item.op === "upsert");
  const archives = items.filter((item) => item.op === "archive");
  const written =
    upserts.length === 0
      ? new Map<string, "created" | "updated">()
      : await writeMirror(client, entity, upserts);
  const stubs = upserts.length === 0 ? new Map<string, Stub>() : await makeStubs(client, entity, upserts);
  const firstSeen = upserts.filter((item) => written.get(item.id) === "created" && !stubs.has(item.id));
  if (firstSeen.length > 0) await linkToMirror(client, entity, firstSeen);
  const pending = entity === "product" ? await seedContent(client, upserts, stubs, toRichText) : [];
  const retitled = entity === "product" ? await writeShared(client, upserts) : new Set<string>();
  const archived = archives.length === 0 ? new Set<string>() : await archiveMirror(client, entity, archives);
  const gone = archives.filter((item) => archived.has(item.id));
  if (gone.length > 0)
    await announceVisibility(client, entity, gone, { type: PUBLISHED[entity], op: "deleted" });
  const pair = await readPair(client, entity, items);

  const results = items.map((item): ApplyResult => {
    const known = pair.get(item.id);
    const at = { targetId: known?.targetId ?? null, hash: known?.hash ?? null };
    if (item.op === "archive")
      return { ...answer(item, archived.has(item.id) ? "archived" : "unchanged"), ...at };
    if (Object.keys(item.shared ?? {}).length > 0 && !stubs.has(item.id) && !retitled.has(item.id)) {
      return { ...answer(item, "stale", "A shared field changed since it was read."), ...at };
    }
    const change =
      written.get(item.id) ?? (retitled.has(item.id) || stubs.has(item.id) ? "updated" : "unchanged");
    return { ...answer(item, change), ...at };
  });
  return { results, pending };
}
