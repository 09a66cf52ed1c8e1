import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";

const SOURCE = path.resolve(import.meta.dirname, "..");
const TABLE = "_?(?:products|categories)(?:_v)?(?:_texts|_locales|_rels)?|media(?:_locales)?";
/** A placeholder hides the name of the table, so it must end with `mirror`: the mirrors belong to the sync. */
const TARGET = `(?:only\\s+)?(?:"?public"?\\.)?(?:"?(?:${TABLE})"?(?![\\w.])|\\$\\{(?![^}]*mirror\\}))`;
const WRITE = new RegExp(
  `\\b(?:(?:insert\\s+into|merge\\s+into|delete\\s+from|truncate(?:\\s+table)?|copy)\\s+${TARGET}|update\\s+${TARGET}[^;]*?\\bset\\b)`,
  "i",
);

async function writers(): Promise<string[]> {
  const files = (await readdir(SOURCE, { recursive: true })).filter((file) => /\.tsx?$/.test(file));
  const writing: string[] = [];
  for (const file of files)
    if (WRITE.test(await readFile(path.join(SOURCE, file), "utf8"))) writing.push(file);
  return writing;
}

describe("tables of documents and their versions", () => {
  test("only the documents room and migrations write them in SQL", async () => {
    const rooms = new Map<string, string[]>();
    for (const file of await writers()) {
      const [room = file] = file.split(path.sep);
      rooms.set(room, [...(rooms.get(room) ?? []), file]);
    }
    expect(rooms.get("documents")).toContain("documents/save-version.ts");
    const others = [...rooms].filter(([room]) => room !== "documents" && room !== "migrations");
    expect(others.flatMap(([, files]) => files)).toEqual([]);
  });

  test.each([
    "insert into products (id)",
    'INSERT INTO "_products_v" (id)',
    "update public._categories_v v\n  set latest = null",
    "delete from products_rels x using rows",
    "insert into media_locales (alt)",
    "update $" + "{documents} d set commerce_id = m.id",
  ])("a write is recognized: %s", (sql) => {
    expect(sql).toMatch(WRITE);
  });

  test.each([
    "select * from products where id = $1",
    "insert into commerce_products (id)",
    "update $" + "{TABLES[entity].mirror} m set archived_at = now()",
    "on conflict (id) do update set products = 1",
    "users cannot update products.",
  ])("other text is not: %s", (text) => {
    expect(text).not.toMatch(WRITE);
  });
});
