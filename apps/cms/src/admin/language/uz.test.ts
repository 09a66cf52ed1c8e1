import { importDateFNSLocale } from "@payloadcms/translations";
import { en } from "@payloadcms/translations/languages/en";
import { expect, test } from "vitest";
import { uz } from "./uz";

/** Texts that are the same in both languages. */
const SAME = new Set(["general:import"]);

const texts = ({ translations }: typeof en): [key: string, text: string][] =>
  Object.entries(translations).flatMap(([group, entries]) =>
    Object.entries(entries).map(([key, text]): [string, string] => [`${group}:${key}`, text]),
  );
const uzbek = new Map(texts(uz));

/** Placeholders, and the tags that the admin replaces by elements. */
const slots = (text: string) => (text.match(/\{\{.*?\}\}|<\/?\w+>|<a href=[^>]+>/g) ?? []).sort().join();

test("the Uzbek texts have the keys of the English ones", () => {
  expect([...uzbek.keys()].sort()).toEqual([...new Map(texts(en)).keys()].sort());
});

test("every Uzbek text has exactly the placeholders and tags of the English one", () => {
  const other = texts(en).filter(([key, text]) => slots(uzbek.get(key) ?? "") !== slots(text));
  expect(other.map(([key]) => key)).toEqual([]);
});

test("no Uzbek text is empty or left in English", () => {
  const left = texts(en).filter(([key, text]) => {
    const own = uzbek.get(key);
    return !own?.trim() || (own === text && !SAME.has(key));
  });
  expect(left.map(([key]) => key)).toEqual([]);
});

test("Uzbek texts have the letters o‘ and g‘ and the sign ʼ, never a straight or closing quote in a word", () => {
  expect([...uzbek.values()].filter((text) => /\p{L}['’`ʻ]\p{L}|[og]['’`ʻʼ]/iu.test(text))).toEqual([]);
});

test("dates have a locale that Payload can load", async () => {
  expect(await importDateFNSLocale(uz.dateFNSKey)).toBeDefined();
});
