import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "../paths.js";
import { wordingProblems } from "../wording.js";

const FILES = ["*.ts", "*.tsx", "*.mjs", "*.cjs", "*.sql", "*.md"];
/** Files that tools write, and the list of the words itself. */
const SKIPPED = /\/migrations\/|payload-types|\/wording(?:\.test)?\.ts$/;

const { stdout } = await promisify(execFile)("git", ["ls-files", "--cached", ...FILES], {
  cwd: ROOT,
  maxBuffer: 16 * 1024 * 1024,
});
const paths = stdout.split("\n").filter((path) => path !== "" && !SKIPPED.test(path));
const problems = await Promise.all(
  paths.map(async (path) => wordingProblems(path, await readFile(join(ROOT, path), "utf8"))),
);
for (const problem of problems.flat()) console.error(problem);
process.exitCode = problems.flat().length === 0 ? 0 : 1;
