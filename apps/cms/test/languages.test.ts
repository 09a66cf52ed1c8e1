import config from "@payload-config";
import { getRequestLanguage } from "payload";
import { expect, test } from "vitest";
import { z } from "zod";

const recordSchema = z.record(z.string(), z.unknown());

/** Returns the texts of a tree of texts by their path. */
const texts = (tree: unknown, path = ""): [path: string, text: string][] =>
  typeof tree === "string"
    ? [[path, tree]]
    : Object.entries(recordSchema.parse(tree)).flatMap(([key, below]) => texts(below, `${path}:${key}`));

/** Returns the labels with texts by language that `root` holds at any depth. */
function labels(root: unknown): Record<string, unknown>[] {
  const seen = new Set<object>();
  const found: Record<string, unknown>[] = [];
  const open = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    if ("en" in value && "ru" in value && typeof value.ru === "string") found.push({ ...value });
    open.push(...Object.values(value).filter((below) => below !== undefined));
  }
  return found;
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
    Object.fromEntries(all.map(([path, text]) => [path, text.match(/\{\{.*?\}\}/g)?.sort()]));
  expect(slots(texts(uz))).toEqual(slots(texts(en)));
});

test("every label has a text in Uzbek", async () => {
  const { collections, blocks, globals } = await config;
  const all = labels([collections, blocks, globals]);
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter(({ uz }) => typeof uz !== "string" || uz === "")).toEqual([]);
});
