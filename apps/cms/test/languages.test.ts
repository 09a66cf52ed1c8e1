import config from "@payload-config";
import { type Field, getRequestLanguage, type Tab } from "payload";
import { expect, test } from "vitest";
import { z } from "zod";
import { LANGUAGE_NAMES } from "../src/fields/language-names";

const recordSchema = z.record(z.string(), z.unknown());

/** Returns the texts of a tree of texts by their path. */
const texts = (tree: unknown, path = ""): [path: string, text: string][] =>
  typeof tree === "string"
    ? [[path, tree]]
    : Object.entries(recordSchema.parse(tree)).flatMap(([key, below]) => texts(below, `${path}:${key}`));

const isUzbek = (label: unknown): boolean =>
  typeof label === "object" ? z.looseObject({ uz: z.string().min(1) }).safeParse(label).success : false;
/** Payload's own labels are functions; a field may have no label, and its options may be names, such as of a language. */
const isFine = (label: unknown): boolean =>
  label === undefined || label === false || typeof label === "function" || isUzbek(label);
const NAMES = new Set<unknown>(Object.values(LANGUAGE_NAMES));

/** Returns the paths of the labels that a user can see below a field, or in its own labels, and that lack Uzbek. */
function unlabelled(field: Field | Tab, above: string): string[] {
  if ("type" in field && (field.type === "ui" || field.admin?.disabled)) return [];
  if ("hidden" in field && field.hidden) return [];
  if ("admin" in field && field.admin && "hidden" in field.admin && field.admin.hidden) return [];
  const path = `${above}.${"name" in field ? field.name : "type" in field ? field.type : "tab"}`;
  const own = {
    label: "label" in field ? field.label : undefined,
    description: field.admin && "description" in field.admin ? field.admin.description : undefined,
    ...("labels" in field ? field.labels : {}),
  };
  const options = "options" in field ? field.options : [];
  return [
    ...Object.entries(own).flatMap(([name, label]) => (isFine(label) ? [] : [`${path} ${name}`])),
    ...options.flatMap((option) =>
      typeof option === "object" && (NAMES.has(option.label) || isFine(option.label))
        ? []
        : [`${path} option ${JSON.stringify(option)}`],
    ),
    ...("fields" in field ? field.fields : []).flatMap((inner) => unlabelled(inner, path)),
    ...("tabs" in field ? field.tabs : []).flatMap((inner) => unlabelled(inner, path)),
    ...("blocks" in field ? field.blocks : []).flatMap(({ slug, labels, fields }) => [
      ...Object.values(labels ?? {}).flatMap((label) => (isFine(label) ? [] : [`${path}.${slug} labels`])),
      ...fields.flatMap((inner) => unlabelled(inner, `${path}.${slug}`)),
    ]),
  ];
}

test.each([
  ["uz", "uz"],
  ["uz-Latn-UZ,uz;q=0.9,ru;q=0.8,en;q=0.7", "uz"],
  ["ru-RU,ru;q=0.9,uz;q=0.8", "ru"],
  ["de", "en"],
])("a browser that asks for %s gets the admin in %s", async (header, language) => {
  const headers = new Headers({ "Accept-Language": header });
  expect(getRequestLanguage({ config: await config, cookies: new Map(), headers })).toBe(language);
});

test("every text that a package adds in English has an Uzbek one with its placeholders", async () => {
  const { en, uz } = recordSchema.parse((await config).i18n.translations);
  const slots = (all: [path: string, text: string][]) =>
    Object.fromEntries(all.map(([path, text]) => [path, text.match(/\{\{.*?\}\}/g)?.sort() ?? []]));
  expect(slots(texts(uz))).toEqual(slots(texts(en)));
});

test("every label that a user of the admin can see has a text in Uzbek", async () => {
  const shown = (await config).collections.filter(({ admin }) => admin.hidden !== true);
  expect(shown.length).toBeGreaterThan(10);
  const missing = shown.flatMap(({ slug, labels, admin, fields }) => [
    ...[labels.singular, labels.plural, admin.group, admin.description].flatMap((label) =>
      isFine(label) ? [] : [`${slug} ${String(label)}`],
    ),
    ...fields.flatMap((field) => unlabelled(field, slug)),
  ]);
  expect(missing).toEqual([]);
});
