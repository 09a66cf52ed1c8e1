import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

const SOURCE = import.meta.dirname;
// In two parts, so that this file is not found.
const PRIVATE = ["next", "dist"].join("/");

test("no file uses a private module of Next, which changes without notice", async () => {
  const files = (await readdir(SOURCE, { recursive: true })).filter((name) => /\.(?:mjs|tsx?)$/.test(name));
  const texts = await Promise.all(files.map((name) => readFile(join(SOURCE, name), "utf8")));
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((_name, index) => texts[index]?.includes(PRIVATE))).toEqual([]);
});
