import { LOCALES, type Locale } from "@tandem/contracts";
import type { CollectionSlug, Payload, PayloadRequest, Where } from "payload";
import { z } from "zod";
import { isRecord } from "../fields/is-record";

type Data = Record<string, unknown>;

/** Copies row ids of the stored document to the translated rows, so that each translation updates its own row. */
function withRowIds(translated: unknown, stored: unknown): unknown {
  if (Array.isArray(translated) && Array.isArray(stored))
    return translated.map((row, index) => withRowIds(row, stored[index]));
  if (!isRecord(translated) || !isRecord(stored) || "root" in translated) return translated;
  const merged = Object.fromEntries(
    Object.entries(translated).map(([key, value]) => [key, withRowIds(value, stored[key])]),
  );
  return "id" in stored ? { ...merged, id: stored.id } : merged;
}

const docSchema = z.looseObject({ id: z.string() });

/**
 * Creates a document in every language unless it exists; changes of editors are kept.
 * `build` returns the whole document in one language.
 */
export async function upsertLocalised(
  payload: Payload,
  collection: CollectionSlug,
  where: Where,
  build: (locale: Locale) => Data,
  req?: PayloadRequest,
): Promise<{ id: string; created: boolean }> {
  const shared = {
    collection,
    depth: 0,
    overrideAccess: true,
    ...(req === undefined ? {} : { req }),
  } as const;
  const { docs } = await payload.find({ ...shared, where, limit: 1 });
  const [known] = docs;
  if (known !== undefined) return { id: String(known.id), created: false };
  const [first, ...others] = LOCALES;
  const created = docSchema.parse(
    await payload.create({ ...shared, locale: first, data: build(first) as never }),
  );
  for (const locale of others) {
    const data = withRowIds(build(locale), created);
    await payload.update({ ...shared, id: created.id, locale, data: data as never });
  }
  return { id: created.id, created: true };
}
