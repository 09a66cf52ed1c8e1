import type { CollectionBeforeOperationHook, SanitizedConfig } from "payload";
import { Refusal } from "../http/refusal";

/** Locales that turn the fallback off. */
const NO_FALLBACK = ["none", "null", "false"] as const;
const EVERY_LOCALE = ["all", "*"] as const;

/**
 * Rejects query parameters of REST that Payload would ignore, which returns or changes something else than the caller
 * meant. `boundReads` and `fittingFilters` check the rest.
 * @throws Refusal 400 that names the parameter
 */
export const fittingParameters: CollectionBeforeOperationHook = ({ args, overrideAccess, req }) => {
  if (overrideAccess || req.payloadAPI !== "REST") return args;
  for (const [name, value] of req.searchParams ?? []) {
    const need = needOf(name, value, req.payload.config);
    if (need !== null) throw new Refusal(`\`${name}\` must be ${need}.`, 400);
  }
  return args;
};

function needOf(name: string, value: string, { localization }: SanitizedConfig): string | null {
  const [parameter = "", ...parts] = name.split("[");
  switch (parameter) {
    case "depth":
    case "limit":
    case "page":
      return parts.length === 0 && /^\d{1,9}$/.test(value) ? null : "a whole number";
    case "sort":
      return /^sort(\[\d*\])?$/.test(name) ? null : "the name of a field, or a list of names";
    case "select":
    case "populate":
      return parts.length > 0 && /^(true|false)$/.test(value)
        ? null
        : `\`true\` or \`false\` for a field, such as \`${EXAMPLES[parameter]}=true\``;
    case "joins":
      return parts.length > 0 ? null : "parts such as `joins[field][limit]=10`";
    case "locale":
    case "fallback-locale":
    case "fallbackLocale": {
      const codes = localization ? localization.localeCodes : [];
      const others = parameter === "locale" ? EVERY_LOCALE : NO_FALLBACK;
      const known = [...codes, ...others];
      return known.includes(value) ? null : `one of ${known.join(", ")}`;
    }
    default:
      return null;
  }
}

const EXAMPLES = { select: "select[title]", populate: "populate[media][alt]" } as const;
