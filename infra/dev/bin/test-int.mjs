import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** `pnpm test:int <workspace> [pattern]`: runs the tests of one workspace on real servers, after building what it imports. */
const ROOT = join(import.meta.dirname, "..", "..", "..");
const [workspace = "", ...patterns] = process.argv.slice(2);
const folder = ["apps", "packages", "infra"].find((group) =>
  existsSync(join(ROOT, group, workspace, "test")),
);
if (workspace === "" || folder === undefined) {
  console.error("Name a workspace that has a `test` folder, such as: pnpm test:int backend audit");
  process.exit(1);
}

/** Runs a program of the repository in the foreground, and exits with its code when it fails. */
function run(program, args, cwd) {
  const { status } = spawnSync(join(ROOT, "node_modules", ".bin", program), args, { cwd, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

run(
  "turbo",
  ["run", "build", `--filter=@tandem/${workspace}^...`, "--output-logs=errors-only", "--log-prefix=none"],
  ROOT,
);
run("vitest", ["run", ...patterns], join(ROOT, folder, workspace));
