import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { OWNED } from "./session.js";

const SOURCE = join(import.meta.dirname, "..");

test("`--reset` deletes every file and folder that the runner puts into its data folder", async () => {
  const files = (await readdir(SOURCE, { recursive: true })).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const used = new Set<string>();
  for (const file of files) {
    const text = await readFile(join(SOURCE, file), "utf8");
    for (const [, name = ""] of text.matchAll(/join\((?:\w+\.)?dataFolder, "([\w.-]+)"/g)) used.add(name);
  }
  expect(used).toContain("files");
  expect([...used].filter((name) => !OWNED.includes(name))).toEqual([]);
});
