import { ROLES } from "@tandem/contracts";
import { expect, test } from "vitest";
import { AREAS, ROLE_MATRIX } from "../src/index.js";

const WORDS = { read: "R", write: "W", publish: "P" } as const;

/** The matrix as people read it: a line for each area, a column for each role. */
function table(): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rows = AREAS.map((area) =>
    line([
      area,
      ...ROLES.map((role) => (ROLE_MATRIX[role][area] ?? []).map((action) => WORDS[action]).join("") || "–"),
    ]),
  );
  return [line(["area", ...ROLES]), line(["---", ...ROLES.map(() => ":-:")]), ...rows].join("\n");
}

const PAGE = `# Roles

R reads, W reads and writes, P publishes too. \`platform-admin\` and \`operator\` hold everywhere and are realm roles in
Keycloak; every other role holds in one tenant and is the group \`/tenants/<slug>/<role>\`. The areas \`own-…\` are rows
of the vendor or customer alone. What is not in the table is refused.

The table is \`ROLE_MATRIX\` in \`packages/auth/src/roles.ts\`; after a change of it run
\`pnpm --filter @tandem/auth exec vitest run -u\`.
`;

test("the role matrix in the docs is the one in force", async () => {
  const page = `${PAGE}\n${table().replaceAll("RWP", "P").replaceAll("RW", "W")}\n`;
  await expect(page).toMatchFileSnapshot("../../../docs/roles.md");
});
