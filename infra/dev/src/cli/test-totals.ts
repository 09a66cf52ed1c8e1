import { readdir, readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { z } from "zod";
import { ROOT } from "../paths.js";

/** Number of tests by result. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const NONE: Totals = { passed: 0, failed: 0, skipped: 0 };

/** The parts of a Vitest JSON report that are counted. A file that failed outside its tests counts as one failure. */
const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number().default(0),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      startTime: z.number(),
      endTime: z.number(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/** Returns the totals of one Vitest JSON report. */
export function countReport(report: unknown): Totals {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
    reportSchema.parse(report);
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((result) => result.status === "failed"),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
  };
}

/** Returns the sum of several totals. */
export function addUp(totals: readonly Totals[]): Totals {
  return totals.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    NONE,
  );
}

/** Returns `N passed, N failed, N skipped`. */
export function totalsLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Deletes the reports of earlier runs, so that none is counted again. */
export async function clearReports(): Promise<void> {
  for (const path of await reportFiles()) await rm(path, { force: true });
}

/**
 * Returns the report of every Vitest run since the reports were deleted. `vitest --merge-reports` is not used: it drops
 * every file whose project is not in its own config, failures too, and exits with 0.
 */
export async function collectReports(): Promise<unknown[]> {
  const texts = await Promise.all((await reportFiles()).map((path) => readFile(path, "utf8")));
  return texts.map((text) => JSON.parse(text));
}

/** Returns the `count` test files that took longest, the slowest first: path in the repository and milliseconds. */
export function slowestFiles(reports: readonly unknown[], count: number): { path: string; ms: number }[] {
  return reports
    .flatMap((report) => reportSchema.parse(report).testResults)
    .map(({ name, startTime, endTime }) => ({ path: relative(ROOT, name), ms: endTime - startTime }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, count);
}

async function reportFiles(): Promise<string[]> {
  const workspaces = await Promise.all(
    ["apps", "packages", "infra"].map((group) => filesIn(join(ROOT, group))),
  );
  const reports = await Promise.all(workspaces.flat().map((folder) => filesIn(join(folder, "test-results"))));
  return reports.flat().filter((path) => path.endsWith(".json"));
}

/** Returns the full paths of a folder's entries, none when the folder does not exist. */
async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return [];
    throw error;
  });
  return names.map((name) => join(folder, name));
}
