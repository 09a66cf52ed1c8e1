import { join } from "node:path";
import { findRedisProgram } from "@tandem/local-servers";
import { givenEnv, inheritedEnv, readRunnerEnv } from "../env.js";
import { provideKeycloakHome } from "../keycloak/distribution.js";
import { ROOT } from "../paths.js";
import { createProgress, type Step, seconds } from "../progress.js";
import { aptInstall, canInstall } from "../provide/apt.js";
import { provideChromium } from "../provide/chromium.js";
import { runToEnd } from "../provide/command.js";
import { provideJava } from "../provide/java.js";
import { failureExcerpt } from "./failure-excerpt.js";
import { table } from "./summary.js";
import { addUp, clearReports, collectReports, countReport, slowestFiles, totalsLine } from "./test-totals.js";

interface Result {
  readonly title: string;
  readonly ok: boolean;
  readonly took: string;
  /** The part of a failed stage's output that is repeated above the totals: the whole is thousands of lines long. */
  readonly excerpt: readonly string[];
}

class CommandFailed extends Error {
  constructor(
    message: string,
    readonly excerpt: readonly string[],
    cause: unknown,
  ) {
    super(message, { cause });
  }
}

/** Everything is built by an earlier stage, and no test result comes from the cache. */
const TURBO_TESTS = ["--only", "--force", "--continue", "--output-logs=full"];
/** A workspace may have tests of several tasks; each task writes its own report, so that all are counted. */
const vitestReports = (task: string) => [
  ...["--passWithNoTests", "--reporter=default", "--reporter=json"],
  `--outputFile.json=test-results/${task.replace(":", "-")}.json`,
];

/** How many of the slowest test files are listed. */
const SLOWEST = 10;
const duration = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** Among the reports of the workspaces, so that it is counted with them. */
const UNIT_REPORT = join("infra", "dev", "test-results", "unit.json");

/** `pnpm test`: runs every check and test, the quickest first; returns exit code 1 when anything failed. */
export async function testAll(): Promise<number> {
  const env = readRunnerEnv();
  const progress = createProgress(process.stdout, { color: env.NO_COLOR === undefined });
  const results: Result[] = [];
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());

  const stage = async (title: string, work: (step: Step) => Promise<void>): Promise<boolean> => {
    if (stopping.signal.aborted) return false;
    const since = Date.now();
    const failed = await progress.step(title, work).then(
      () => null,
      (error: unknown) => {
        progress.note(error instanceof Error ? error.message : String(error));
        return { excerpt: error instanceof CommandFailed ? error.excerpt : [String(error)] };
      },
    );
    results.push({ title, ok: failed === null, took: seconds(since), excerpt: failed?.excerpt ?? [] });
    return failed === null;
  };
  const run = (command: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) => {
    const lines: string[] = [];
    return runToEnd(join(ROOT, "node_modules", ".bin", command), args, {
      cwd: ROOT,
      env: { ...inheritedEnv(), ...more },
      signal: stopping.signal,
      onLine: (line) => {
        lines.push(line);
        progress.note(line);
      },
    }).catch((cause: unknown) => {
      throw new CommandFailed(`${command} ${args[0] ?? ""} failed.`, failureExcerpt(lines), cause);
    });
  };

  let chromium = "";
  const provided = await stage("Required tools", async (step) => {
    if ((await findRedisProgram()) === null && (await canInstall(env.PATH))) {
      await aptInstall(["redis-server"], step);
    }
    const java = await provideJava(env, step);
    if (java !== null && env.KEYCLOAK_HOME === undefined) await provideKeycloakHome(env, java, step);
    chromium = await provideChromium(env, step);
    step.detail("");
  });

  await stage("Style and lint", () => run("biome", ["check", "."]));
  await stage("Dependency rules", () =>
    run("depcruise", ["--config", ".dependency-cruiser.cjs", "apps", "packages", "infra"]),
  );
  await stage("Wording", () => run("tsx", ["infra/dev/src/cli/wording.ts"]));
  await stage("Dead code", () => run("knip", [], { TANDEM_CODEGEN: "1" }));
  await clearReports();
  await stage("Unit tests", () =>
    run("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${UNIT_REPORT}`]),
  );
  const built = await stage("Builds", () => run("turbo", ["run", "build", "--output-logs=errors-only"]));
  await stage("Types", () => run("turbo", ["run", "typecheck", "--output-logs=errors-only"]));

  const vitest = (task: string, concurrency: number) =>
    run(
      "turbo",
      ["run", task, ...TURBO_TESTS, `--concurrency=${concurrency}`, "--", ...vitestReports(task)],
      {
        ...givenServers(),
        CHROMIUM_PATH: chromium,
        NO_COLOR: "1",
      },
    );
  if (provided) await stage("Integration tests", () => vitest("test", 2));
  if (provided && built) await stage("Tests on the whole stack", () => vitest("test:stack", 1));
  if (provided && built) await stage("Newest Node versions", () => vitest("test:nodes", 1));

  const reports = await collectReports();
  const totals = addUp(reports.map(countReport));
  progress.close();
  report(results, reports);
  console.log(`\n${totalsLine(totals)}`);
  return results.every(({ ok }) => ok) && !stopping.signal.aborted && totals.failed === 0 ? 0 : 1;
}

/** Returns the variables of servers given by URL, which the stack under test uses too. */
function givenServers(): NodeJS.ProcessEnv {
  const {
    DATABASE_URL,
    REDIS_URL,
    KEYCLOAK_URL,
    KEYCLOAK_ADMIN_USERNAME,
    KEYCLOAK_ADMIN_PASSWORD,
    KEYCLOAK_HOME,
  } = givenEnv();
  return {
    DATABASE_URL,
    REDIS_URL,
    KEYCLOAK_URL,
    KEYCLOAK_ADMIN_USERNAME,
    KEYCLOAK_ADMIN_PASSWORD,
    KEYCLOAK_HOME,
  };
}

/** Prints what failed, the slowest test files and the stages. */
function report(results: readonly Result[], reports: readonly unknown[]): void {
  for (const { title, excerpt } of results) {
    if (excerpt.length > 0) console.log(`\n── ${title} ──\n${excerpt.join("\n")}`);
  }
  console.log("\nSlowest test files");
  for (const row of table(slowestFiles(reports, SLOWEST).map(({ path, ms }) => [duration(ms), path])))
    console.log(row);
  console.log("");
  for (const row of table(results.map(({ title, ok, took }) => [ok ? "✔" : "✖", title, took])))
    console.log(row);
}
