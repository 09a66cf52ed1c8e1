import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { type Child, startReadyChild, waitFor } from "@tandem/local-servers";
import { z } from "zod";
import { inheritedEnv } from "../env.js";
import { StartFailure } from "../failure.js";
import { ROOT } from "../paths.js";
import type { AppName } from "../plan.js";
import type { Step } from "../progress.js";
import { runToEnd } from "../provide/command.js";
import type { Mode, Service, World } from "../world.js";

/** Environment variables of an app. */
export type AppEnv = Readonly<Record<string, string>>;

/** How the runner starts one app. Scripts are names in the app's package.json; the first existing one is used. */
export interface AppDefinition {
  readonly name: AppName;
  readonly title: string;
  /** Folder from the repository's root. */
  readonly folder: string;
  readonly migrateScripts?: Readonly<Record<Mode, readonly string[]>>;
  /** A file that the production build creates, relative to the app's folder. */
  readonly builtFile: string;
}

const READY_WITHIN = { dev: 240_000, built: 240_000 } as const;
const manifestSchema = z.looseObject({ scripts: z.record(z.string(), z.string()) });

/** Starts an app in its own process group and waits for `/health/ready`. */
export async function provideApp(
  world: World,
  app: AppDefinition,
  env: AppEnv,
  step: Step,
): Promise<Service> {
  const script = await scriptOf(app, [world.mode === "dev" ? "dev" : "start"]);
  let stopping = false;
  const launch = async () => {
    stopping = false;
    const child = await startReadyChild(
      {
        name: app.name,
        command: "sh",
        args: ["-c", script],
        cwd: join(ROOT, app.folder),
        env: childEnv(world, app, env),
        logFile: world.logFile(app.name),
      },
      (child) => ready(world, app, child),
    );
    void child.exited.then(({ code, signal }) => {
      if (!stopping)
        world.progress.note(`${app.title} exited (${signal ?? code}); see ${world.logFile(app.name)}`);
    });
    return child;
  };
  const since = Date.now();
  let child = await launch();
  step.detail(`${world.urls[app.name]}, ${Math.round((Date.now() - since) / 100) / 10} s`);
  const stop = () => {
    stopping = true;
    return child.stop({ graceMs: 20_000 });
  };
  return {
    pid: () => child.pid,
    stop,
    kill() {
      stopping = true;
      return child.kill();
    },
    async restart() {
      await stop();
      child = await launch();
    },
  };
}

/** Runs one of an app's scripts to its end with the app's environment, for example its migrations. */
export async function runAppScript(
  world: World,
  app: AppDefinition,
  scripts: readonly string[],
  env: AppEnv,
  step: Step,
  args: readonly string[] = [],
): Promise<void> {
  const script = await scriptOf(app, scripts);
  try {
    await runToEnd("sh", ["-c", args.length === 0 ? script : `${script} "$@"`, "sh", ...args], {
      cwd: join(ROOT, app.folder),
      env: childEnv(world, app, env),
      onLine: (line) => step.detail(line.trim().slice(0, 80)),
      signal: world.signal,
    });
    step.detail("");
  } catch (cause) {
    throw new StartFailure(
      `${app.title}: ${scripts[0]} failed.`,
      cause instanceof Error ? cause.message : String(cause),
      {
        anywhere: `fix the cause above; to run only this script: pnpm --dir ${app.folder} run ${scripts[0]}`,
      },
      { cause },
    );
  }
}

async function ready(world: World, app: AppDefinition, child: Child): Promise<void> {
  const url = `http://127.0.0.1:${world.ports[app.name]}/health/ready`;
  try {
    await waitFor({
      what: app.title,
      timeoutMs: READY_WITHIN[world.mode],
      everyMs: 150,
      aborted: () => (world.signal.aborted ? "cancelled" : child.exit() === null ? undefined : "it exited"),
      probe: async () => {
        const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
        if (response.ok) return true;
        throw new Error(`${response.status} ${(await response.text()).slice(0, 300)}`);
      },
    });
  } catch (cause) {
    const tail = child.tail(25);
    throw new StartFailure(
      `${app.title} did not become ready.`,
      `${cause instanceof Error ? cause.message : String(cause)}\n${tail}`,
      { anywhere: `read ${world.logFile(app.name)}, fix the cause, and run the command again` },
      { cause },
    );
  }
}

async function scriptOf(app: AppDefinition, names: readonly string[]): Promise<string> {
  const manifest = manifestSchema.parse(
    JSON.parse(await readFile(join(ROOT, app.folder, "package.json"), "utf8")),
  );
  for (const name of names) {
    const script = manifest.scripts[name];
    if (script !== undefined) return script;
  }
  throw new Error(`${app.folder}/package.json has none of the scripts ${names.join(", ")}.`);
}

function childEnv(world: World, app: AppDefinition, env: AppEnv): NodeJS.ProcessEnv {
  const programs = [join(ROOT, app.folder, "node_modules", ".bin"), join(ROOT, "node_modules", ".bin")];
  return {
    ...inheritedEnv(),
    ...env,
    ...world.appEnv,
    PATH: [...programs, world.env.PATH].join(delimiter),
  };
}
