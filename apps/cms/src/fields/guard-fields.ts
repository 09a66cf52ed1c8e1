import type { Field, RichTextField, SanitizedConfig } from "payload";
import { richTextProblem } from "../content/rich-text-problem";
import { refuseValue } from "./refuse-value";
import { validateOtherLanguages } from "./validate-other-languages";

const refuseMarkup = refuseValue(richTextProblem);

/**
 * Adds to every field of the finished configuration what its own validation leaves open: rich text is checked in drafts
 * too, and publishing checks every language. A new field is guarded without further work.
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

/** The hook covers drafts, the validation whatever else validates the field, such as publishing in another language. */
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

/** Blocks are shared between collections; each field gets a hook once. */
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
