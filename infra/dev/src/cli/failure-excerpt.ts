import { stripVTControlCharacters } from "node:util";

const MOST_LINES = 60;
/** First line of a failure that Vitest reports. */
const VERDICT =
  /⎯ (Failed (Suites|Tests)|Unhandled (Errors|Rejections)|Startup Error)|^Error: |error during close/;

/**
 * Returns the lines that explain a failed command: for every task that Turborepo names as failed, the lines from its
 * first failure on; without such a task, the last lines. At most 60 lines each.
 */
export function failureExcerpt(output: readonly string[]): string[] {
  const lines = output.map((line) => stripVTControlCharacters(line).trimEnd());
  const tasks = lines.flatMap((line) => /^\s*Failed:\s+(.+)$/.exec(line)?.[1]?.split(/,\s*/) ?? []);
  if (tasks.length === 0) return lines.slice(-MOST_LINES);
  return tasks.flatMap((task) => {
    const prefix = `${task.replace("#", ":")}: `;
    const said = lines.filter((line) => line.startsWith(prefix)).map((line) => line.slice(prefix.length));
    const verdict = said.findIndex((line) => VERDICT.test(line));
    const shown = verdict === -1 ? said.slice(-MOST_LINES) : said.slice(verdict, verdict + MOST_LINES);
    return [`${task}:`, ...shown.map((line) => `  ${line}`.trimEnd()), ""];
  });
}
