import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { documentProblems, type Repository } from "./documents.js";
import { ROOT } from "./paths.js";

const DOCUMENTS = /^(?:[A-Z]+\.md|docs\/[^/]+\.md|(?:packages|infra)\/[^/]+\/README\.md)$/;
const manifestSchema = z.object({
  name: z.string(),
  scripts: z.record(z.string(), z.string()).default({}),
});

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: ROOT,
  encoding: "utf8",
  maxBuffer: 16 * 1024 * 1024,
}).split("\n");
const manifests = files.filter((file) => /^(?:(?:apps|packages|infra)\/[^/]+\/)?package\.json$/.test(file));
const repository: Repository = {
  files,
  scripts: new Map(
    manifests.map((file) => {
      const { name, scripts } = manifestSchema.parse(JSON.parse(read(file)));
      return [file === "package.json" ? "" : name, new Set(Object.keys(scripts))];
    }),
  ),
};

describe("documents", () => {
  test.each(files.filter((file) => DOCUMENTS.test(file)))("%s names only what exists", (document) => {
    expect(documentProblems(document, read(document), repository)).toEqual([]);
  });

  test("every package and every part of infra has a README", () => {
    const folders = new Set(
      files.flatMap((file) => /^(?:packages|infra)\/[^/]+(?=\/)/.exec(file)?.[0] ?? []),
    );
    expect([...folders].filter((folder) => !files.includes(`${folder}/README.md`))).toEqual([]);
  });
});

describe("the architecture page", () => {
  const rulesSchema = z.object({ forbidden: z.array(z.object({ name: z.string() })) });
  const { forbidden } = rulesSchema.parse(createRequire(import.meta.url)("../../../.dependency-cruiser.cjs"));
  const page = read("docs/architecture.md");

  test.each(["backend", "cms"])("lists the rooms of %s in the order that is enforced", (app) => {
    const enforced = forbidden.flatMap(
      ({ name }) => new RegExp(`^${app}-(.+)-imports-lower-rooms-only$`).exec(name)?.[1] ?? [],
    );
    const [, section = ""] = page.split(`### Rooms of \`apps/${app}/src\``);
    const rows = (section.split(/^#/m)[0] ?? "").split("\n").filter((line) => line.startsWith("| `"));
    const listed = rows.flatMap((row) =>
      [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, room]) => room),
    );
    // A room alone in the top row has no rule of its own.
    expect(listed.slice(-enforced.length)).toEqual(enforced);
    expect(listed.length - enforced.length).toBeLessThanOrEqual(1);
  });
});

describe("documentProblems", () => {
  const small: Repository = {
    files: ["README.md", "docs/roles.md", "packages/a/README.md", "packages/a/src/b.ts", "apps/cms/src/c.ts"],
    scripts: new Map([
      ["", new Set(["dev"])],
      ["@tandem/a", new Set(["build"])],
    ]),
  };
  const problems = (text: string, document = "docs/page.md") => documentProblems(document, text, small);

  test.each([
    ["a relative link", "[Roles](../docs/roles.md#areas), [top](#page), [site](https://example.com/x.md)"],
    ["a path from the root", "`packages/a/src/b.ts`, `packages/a/src` and `packages/*/README.md`"],
    ["a path below an app", "`cms/src/c.ts`"],
    ["the name of a file", "`b.ts`"],
    ["a file of a running stack", "`.tandem/stack.json`"],
    [
      "a command",
      "`pnpm dev --reset`, `npx pnpm@12.21.0 dev`, `pnpm install` and `pnpm --filter @tandem/a run build`",
    ],
    ["a command of a program", "`pnpm --filter @tandem/a exec vitest run`"],
    ["what is no path", "`/admin/products`, `a/b` and `product.updated`"],
  ])("%s that exists is accepted", (_what, text) => {
    expect(problems(`# Page\n\n${text}`)).toEqual([]);
  });

  test.each([
    ["a relative link", "[Roles](roles.txt)", "no file roles.txt"],
    ["a heading", "[Page](#pages)", "no heading #pages"],
    ["a path from the root", "`packages/a/src/x.ts`", "no file packages/a/src/x.ts"],
    ["a folder before a placeholder", "`packages/x/*/README.md`", "no file packages/x/*/README.md"],
    ["a path below an app", "`cms/src/x.ts`", "no file cms/src/x.ts"],
    ["the name of a file", "`x.ts`", "no file x.ts"],
    ["a path in a block", "```\napps/x   a shop\n```", "no file apps/x"],
    ["a script", "`pnpm dve`", "no script: pnpm dve"],
    ["a script in a block", "```sh\npnpm dve\n```", "no script: pnpm dve"],
    [
      "a script of a workspace",
      "`pnpm --filter @tandem/a run dev`",
      "no script: pnpm --filter @tandem/a run dev",
    ],
    ["a workspace", "`pnpm --filter @tandem/x run dev`", "no workspace @tandem/x"],
  ])("%s that does not exist is reported with its line", (_what, text, problem) => {
    expect(problems(`# Page\n\n${text}`)).toEqual([`docs/page.md:3: ${problem}`]);
  });

  test("the README of a package names files relative to itself", () => {
    expect(problems("`src/b.ts`", "packages/a/README.md")).toEqual([]);
    expect(problems("`src/x.ts`", "packages/a/README.md")).toHaveLength(1);
  });
});
