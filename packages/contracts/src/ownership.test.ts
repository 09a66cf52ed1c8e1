import { describe, expect, test } from "vitest";
import {
  CONTENT_SCHEMAS,
  FACTS_SCHEMAS,
  type FieldOwnership,
  OWNERSHIP,
  type Owner,
  SYNC_ENTITIES,
  type SyncEntity,
} from "./index.js";

/** Content that Medusa's facts repeat, because lists in Payload show what Medusa shows. */
const REPEATED: Partial<Record<SyncEntity, readonly string[]>> = { product: ["thumbnail"] };

const stateKeys = (entity: SyncEntity, owners: readonly Owner[]): string[] => [
  ...new Set(
    OWNERSHIP.filter((entry) => entry.entity === entity && owners.includes(entry.owner)).flatMap(
      ({ state }) => state ?? [],
    ),
  ),
];

describe("OWNERSHIP", () => {
  test("every field of an entity is listed once", () => {
    const names = OWNERSHIP.map((entry) => `${entry.entity}.${entry.field}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(SYNC_ENTITIES)(
    "the facts of a %s are exactly its fields that Medusa owns or shares",
    (entity) => {
      const facts = Object.keys(FACTS_SCHEMAS[entity].shape);
      const owned = [...stateKeys(entity, ["medusa", "shared"]), ...(REPEATED[entity] ?? [])];
      expect(facts.sort()).toEqual(owned.sort());
    },
  );

  test.each(SYNC_ENTITIES)(
    "the content of a %s is exactly its fields that Payload owns or shares",
    (entity) => {
      const content = Object.keys(CONTENT_SCHEMAS[entity].shape);
      expect(content.sort()).toEqual(stateKeys(entity, ["payload", "shared"]).sort());
    },
  );

  test("a field that Payload owns or shares has a place in both systems", () => {
    const lost = OWNERSHIP.filter(({ owner }) => owner !== "medusa").filter(
      ({ medusa, payload }: FieldOwnership) => medusa === null || payload === null,
    );
    expect(lost).toEqual([]);
  });

  test("the reference in the docs is the table in force", async () => {
    await expect(`${PAGE}\n${table()}\n`).toMatchFileSnapshot("../../../docs/ownership.md");
  });
});

const PAGE = `# Field ownership

Every field has one owner: the system in which it is edited. The sync writes it to the other one, where a write from a
user or a script leaves the value unchanged and is reported (\`ignored_fields\` in Medusa, \`ignoredFields\` in Payload).
Shared fields are edited in both systems and merged against the last agreed value.

The columns name where a field is in each system; "mirror" is the read-only copy of Medusa's facts in Payload. The last
column is its key in the facts (from Medusa) or the content (from Payload) on the wire.

This page is generated from \`OWNERSHIP\` in \`packages/contracts/src/ownership.ts\`. After a change, run
\`pnpm --filter @tandem/contracts exec vitest run -u\`.
`;

/** The table as people read it, aligned as the formatter wants it. */
function table(): string {
  const code = (text: string | null, none: string) => (text === null ? none : `\`${text}\``);
  const rows = OWNERSHIP.map(({ entity, field, owner, medusa, payload, state }) => [
    entity,
    field,
    owner,
    code(medusa, "–"),
    code(payload, "mirror"),
    code(state, "–"),
  ]);
  const head = ["entity", "field", "owner", "in Medusa", "in Payload", "on the wire"];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
