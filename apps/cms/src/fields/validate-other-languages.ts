import { LOCALES, type Locale } from "@tandem/contracts";
import { type FieldHook, isolateObjectProperty, ValidationError } from "payload";
import { isRecord } from "./is-record";

type Hook = Parameters<FieldHook>[0];

/**
 * Validates a localized value in every language but the request's when a document is published: Payload itself validates
 * that one only, and drafts of the others would go live unchecked. A language that has no value falls back to another.
 */
export const validateOtherLanguages: FieldHook = async (args) => {
  const { collection, data, field, path, req, siblingDocWithLocales, value } = args;
  if (data?._status !== "published") return value;
  const stored: unknown = siblingDocWithLocales?.[String(field.name)];
  const errors = [];
  for (const locale of LOCALES) {
    if (locale === req.locale) continue;
    const other = isRecord(stored) ? stored[locale] : undefined;
    if (isEmpty(other)) continue;
    const verdict = await verdictOn(args, other, locale);
    const name = path.join(".");
    // A scheduled job keeps only the label of the error.
    if (verdict !== true)
      errors.push({ label: `${name} (${locale})`, message: `In ${locale}: ${verdict}`, path: name });
  }
  if (errors.length === 0) return value;
  throw new ValidationError(
    { ...(collection === null ? {} : { collection: collection.slug }), errors, req },
    req.t,
  );
};

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

async function verdictOn(args: Hook, value: unknown, locale: Locale): Promise<string | true> {
  const { blockData, collection, data, field, operation, originalDoc, overrideAccess, path, req } = args;
  const { validate } = field as { validate?: Validate };
  if (validate === undefined) return true;
  const inOtherLanguage = isolateObjectProperty(req, "locale");
  inOtherLanguage.locale = locale;
  return validate(value, {
    ...field,
    blockData,
    collectionSlug: collection?.slug,
    data,
    event: "submit",
    id: originalDoc?.id,
    operation,
    overrideAccess,
    path,
    preferences: { fields: {} },
    previousValue: undefined,
    req: inOtherLanguage,
    siblingData: args.siblingData,
  });
}

/** The common type of field validations; each type of field declares its own. */
type Validate = (value: unknown, options: Record<string, unknown>) => Promise<string | true> | string | true;
