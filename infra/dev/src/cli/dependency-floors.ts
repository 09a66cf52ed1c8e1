import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { belowFloor } from "../dependency-floors.js";
import { ROOT } from "../paths.js";

const read = (...path: string[]) => readFile(join(ROOT, ...path), "utf8");
const problems = belowFloor(
  await read("pnpm-lock.yaml"),
  await read("infra", "dev", "src", "keycloak", "distribution.ts"),
);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
