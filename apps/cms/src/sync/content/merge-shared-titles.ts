import { sql } from "@payloadcms/db-postgres";
import type { CollectionBeforeChangeHook } from "payload";
import { z } from "zod";
import { inTransaction } from "../../connections/in-transaction";
import { mergeShared } from "./merge-shared";

const liveSchema = z.object({ title: z.string().nullable(), subtitle: z.string().nullable() });

/**
 * Merges title and subtitle, which are shared with Medusa. A value that the editor has not changed since the draft was
 * started keeps the live one, which may have changed meanwhile; a changed value is published as written.
 */
export const mergeSharedTitles: CollectionBeforeChangeHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const touched = req.user ? { untouched: false } : {};
  if (operation === "create") {
    return { ...data, titleBase: data.title ?? null, subtitleBase: data.subtitle ?? null };
  }
  const merged = { ...data, ...touched };
  if (data._status !== "published") return merged;
  const database = await inTransaction(req);
  const { rows } = await database.execute(
    sql`select title, subtitle from products where id = ${originalDoc?.id}::uuid`,
  );
  const live = liveSchema.parse(rows[0]);
  const title = mergeShared({
    sent: data.title,
    base: data.titleBase ?? originalDoc?.titleBase,
    live: live.title,
  });
  const subtitle = mergeShared({
    sent: data.subtitle,
    base: data.subtitleBase ?? originalDoc?.subtitleBase,
    live: live.subtitle,
  });
  return { ...merged, title, titleBase: title, subtitle, subtitleBase: subtitle };
};
