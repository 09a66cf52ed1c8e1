import { EVENT } from "@tandem/contracts";
import { appendOutbox } from "@tandem/outbox";
import type { PoolClient } from "pg";
import { createDrafts } from "../documents/create-drafts";
import { type Content, fill } from "../documents/fill";
import { linkToMirror } from "../documents/link-to-mirror";
import { saveVersion } from "../documents/save-version";
import { type Imported, setImported } from "../documents/set-imported";

/** One product's imported content and the title of its document when it has none yet. */
export interface ContentRow extends Content, Imported {
  title: string;
}

/** Writes imported content into the live rows and a version of its own, in bulk, and announces what became public. */
export async function writeContent(
  client: PoolClient,
  tenant: string,
  rows: readonly ContentRow[],
  correlationId: string,
): Promise<void> {
  await createDrafts(client, "product", rows);
  await linkToMirror(client, "product", rows);
  const published = await setImported(client, rows);
  await fill(client, rows);
  await saveVersion(client, "product", rows);
  await appendOutbox(
    client,
    published.map((id) => ({
      tenant,
      type: EVENT.productPublished,
      entity: "product" as const,
      id,
      op: "updated" as const,
      correlationId,
    })),
  );
}
