import { ROLES, type Role } from "@tandem/contracts";
import { expect, test } from "vitest";
import { AREAS, type Area, ROLE_MATRIX } from "./index.js";

const WORDS = { read: "R", write: "W", publish: "P", none: "–" } as const;

/** The matrix as people read it: a line for each area, a column for each role, aligned as the formatter wants it. */
function table(): string {
  const cell = (role: Role, area: Area) => WORDS[ROLE_MATRIX[role][area]?.at(-1) ?? "none"];
  const first = Math.max(...AREAS.map((area) => area.length));
  const centred = (text: string, width: number) =>
    text.padStart(Math.floor((width - text.length) / 2) + text.length).padEnd(width);
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(["area".padEnd(first), ...ROLES]),
    line(["-".repeat(first), ...ROLES.map((role) => `:${"-".repeat(role.length - 2)}:`)]),
    ...AREAS.map((area) =>
      line([area.padEnd(first), ...ROLES.map((role) => centred(cell(role, area), role.length))]),
    ),
  ].join("\n");
}

const PAGE = `# Roles

R: read. W: read and write. P: read, write and publish. \`platform-admin\` and \`operator\` apply to every tenant and are
realm roles in Keycloak; every other role applies to one tenant and is the group \`/tenants/<slug>/<role>\`. The areas
\`own-…\` cover only the rows of the vendor or customer. Everything that is not in the table is refused.

This page is generated from \`ROLE_MATRIX\` in \`packages/auth/src/roles.ts\`. After a change, run
\`pnpm --filter @tandem/auth exec vitest run -u\`.
`;

test("the role matrix in the docs is the one in force", async () => {
  const page = `${PAGE}\n${table()}\n`;
  await expect(page).toMatchFileSnapshot("../../../docs/roles.md");
});
