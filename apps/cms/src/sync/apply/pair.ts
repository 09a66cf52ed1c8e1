import { type ApplyResult, EVENT, productFactsSchema } from "@tandem/contracts";
import type { PoolClient } from "pg";
import { createDrafts, type Draft } from "../../documents/create-drafts";
import { linkToMirror } from "../../documents/link-to-mirror";
import { saveVersion } from "../../documents/save-version";
import type { PairedEntity } from "../../documents/tables";
import { announceVisibility } from "./announce-visibility";
import { answer, type Claimed, type Homed } from "./claim";
import { archiveMirror, readPair, writeMirror } from "./mirror";
import { type PendingMedia, seedContent } from "./seed-content";
import { writeShared } from "./shared";

/** Results of a batch, and media to fetch once it is committed. */
export interface Applied {
  results: ApplyResult[];
  pending: PendingMedia[];
}

const PUBLISHED = { product: EVENT.productPublished, category: EVENT.categoryPublished } as const;
const titlesSchema = productFactsSchema.pick({ title: true, subtitle: true });

/**
 * Applies facts of products or categories: the mirror, missing draft stubs, shared titles, archiving. Never touches what
 * an editor is working on.
 */
export async function applyPair(
  client: PoolClient,
  entity: PairedEntity,
  claimed: readonly Claimed[],
  toRichText: (html: string) => unknown,
): Promise<Applied> {
  const items = claimed.filter((item): item is Homed => item.home !== null);
  const upserts = items.filter((item) => item.op === "upsert");
  const archives = items.filter((item) => item.op === "archive");
  const written =
    upserts.length === 0
      ? new Map<string, "created" | "updated">()
      : await writeMirror(client, entity, upserts);
  const { stubs, pending } = await makeStubs(client, entity, upserts, toRichText);
  await linkToMirror(
    client,
    entity,
    upserts.filter((item) => written.get(item.id) === "created" && !stubs.has(item.id)),
  );
  const retitled = entity === "product" ? await writeShared(client, upserts) : new Set<string>();
  const archived = archives.length === 0 ? new Set<string>() : await archiveMirror(client, entity, archives);
  await announceVisibility(
    client,
    entity,
    archives.filter((item) => archived.has(item.id)),
    { type: PUBLISHED[entity], op: "deleted" },
  );
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

/** Creates the missing drafts for editors with the content their products had in Medusa, and the only version of each. */
async function makeStubs(
  client: PoolClient,
  entity: PairedEntity,
  upserts: readonly Homed[],
  toRichText: (html: string) => unknown,
): Promise<{ stubs: Set<string>; pending: PendingMedia[] }> {
  const stubs = await createDrafts(
    client,
    entity,
    upserts.map(
      ({ home, id, state }): Draft =>
        entity === "product" ? { home, id, ...titlesSchema.parse(state) } : { home, id },
    ),
  );
  const fresh = upserts.filter((item) => stubs.has(item.id));
  const pending = entity === "product" ? await seedContent(client, fresh, toRichText) : [];
  await saveVersion(client, entity, fresh);
  return { stubs, pending };
}
