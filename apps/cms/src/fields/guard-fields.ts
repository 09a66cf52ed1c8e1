import type { Field, RichTextField, SanitizedConfig } from "payload";
import { refuseValue } from "./refuse-value";
import { richTextProblem } from "./rich-text-problem";
import { validateOtherLanguages } from "./validate-other-languages";

const refuseMarkup = refuseValue(richTextProblem);

/**
 * Adds validation to every field of the final configuration: rich text is checked in drafts too, and publishing checks
 * every language. New fields are covered automatically.
 */
export function guardFields(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) for (const field of collection.fields) guard(field);
  return config;
}

function guard(field: Field): void {
  if (field.type === "richText") guardRichText(field);
  if ("localized" in field && field.localized) {
    if ("fields" in field || "blocks" in field)
      throw new Error(
        `${field.name}: localize the fields inside, so that publishing can validate each language.`,
      );
    addHook(field, validateOtherLanguages);
  }
  for (const inner of childrenOf(field)) guard(inner);
}

/** Adds a hook for drafts, and a validation for all other checks of the field, such as publishing another language. */
function guardRichText(field: RichTextField): void {
  const { validate } = field;
  if (validate === undefined || guarded.has(validate)) return;
  const strict: typeof validate = (value, options) => richTextProblem(value) ?? validate(value, options);
  guarded.add(strict);
  field.validate = strict;
  addHook(field, refuseMarkup);
}

const guarded = new WeakSet<object>();

type Hooked = Extract<Field, { hooks?: unknown }>;
type Hook = typeof refuseMarkup;

/** Adds a hook to a field once, even when its block is shared between collections. */
function addHook(field: Field, hook: Hook): void {
  const hooked = field as Hooked;
  const known = hooked.hooks?.beforeChange ?? [];
  if (!known.includes(hook)) hooked.hooks = { ...hooked.hooks, beforeChange: [...known, hook] };
}

function childrenOf(field: Field): Field[] {
  if (field.type === "tabs") return field.tabs.flatMap((tab) => tab.fields);
  if (field.type === "blocks") return field.blocks.flatMap((block) => block.fields);
  return "fields" in field ? field.fields : [];
}
