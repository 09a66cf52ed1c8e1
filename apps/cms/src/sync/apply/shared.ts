import { EVENT } from "@tandem/contracts";
import type { PoolClient } from "pg";
import { z } from "zod";
import { setSharedFields } from "../../documents/set-shared-fields";
import { announceVisibility } from "./announce-visibility";
import type { Homed } from "./claim";

const text = z.object({ from: z.string().nullish(), to: z.string().nullish() });
const sharedSchema = z.object({ title: text.optional(), subtitle: text.optional() });

/** Writes changed titles and subtitles and announces those that are public. Returns the ids that changed. */
export async function writeShared(client: PoolClient, items: readonly Homed[]): Promise<Set<string>> {
  const changes = items.flatMap(({ home, id, shared }) => {
    const { title = null, subtitle = null } = sharedSchema.parse(shared ?? {});
    return title || subtitle ? [{ home, id, title, subtitle }] : [];
  });
  const changed = await setSharedFields(client, changes);
  await announceVisibility(
    client,
    "product",
    items.filter(({ id }) => changed.has(id)),
    { type: EVENT.productPublished, op: "updated" },
  );
  return changed;
}
