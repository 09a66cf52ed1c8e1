import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "./paths.js";
import { writePrivateJson } from "./private-file.js";
import type { Step } from "./progress.js";
import { type AppDefinition, type AppEnv, runAppScript } from "./services/app.js";
import type { World } from "./world.js";

const doneSchema = z.record(z.string(), z.string());

/** Shared sources that the result of a migration depends on. */
const SHARED = ["packages/outbox/src", "packages/contracts/src", "pnpm-lock.yaml"];

/** Runs an app's migrations unless nothing they depend on has changed since they last ran in this data folder. */
export async function migrate(world: World, app: AppDefinition, env: AppEnv, step: Step): Promise<void> {
  if (app.migrateScripts === undefined) return;
  const wanted = await fingerprint(app, env);
  if ((await readDone(world))[app.name] === wanted) {
    step.detail("up to date");
    return;
  }
  await runAppScript(world, app, app.migrateScripts[world.mode], env, step);
  await recordDone(world, app.name, wanted);
}

/** Clears the record of an app's migrations after a failed start, so that its next start runs them again. */
export function forgetMigration(world: World, app: AppDefinition): Promise<void> {
  return recordDone(world, app.name, "");
}

async function fingerprint(app: AppDefinition, env: AppEnv): Promise<string> {
  const hash = createHash("sha256").update(env.DATABASE_URL ?? "");
  for (const path of [...SHARED, `${app.folder}/src`, `${app.folder}/package.json`]) {
    for (const file of await filesUnder(join(ROOT, path))) hash.update(file).update(await readFile(file));
  }
  return hash.digest("hex");
}

async function filesUnder(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null);
  if (entries === null) return [path];
  return entries
    .filter((entry) => entry.isFile() && !/\.(tsx|css|test\.ts)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function readDone(world: World): Promise<Record<string, string>> {
  const text = await readFile(join(world.dataFolder, "migrations.json"), "utf8").catch(() => "{}");
  return doneSchema.parse(JSON.parse(text));
}

let writing: Promise<void> = Promise.resolve();

/** Apps migrate at the same time; their records are written one after the other. */
function recordDone(world: World, app: string, value: string): Promise<void> {
  writing = writing.then(async () => {
    const done = { ...(await readDone(world)), [app]: value };
    await writePrivateJson(join(world.dataFolder, "migrations.json"), done);
  });
  return writing;
}
