import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { startChild } from "@tandem/local-servers";

const run = promisify(execFile);

/** Returns the full path of the first of `names` found on `path`, or null. */
export async function findOnPath(names: readonly string[], path: string): Promise<string | null> {
  for (const name of names) {
    for (const folder of path.split(delimiter)) {
      const candidate = join(folder, name);
      const usable = await access(candidate, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (folder !== "" && usable) return candidate;
    }
  }
  return null;
}

/** Returns what a short command prints on both streams, or null when it is missing, fails or takes over ten seconds. */
export async function outputOf(command: string, args: readonly string[]): Promise<string | null> {
  try {
    const { stdout, stderr } = await run(command, [...args], { timeout: 10_000 });
    return `${stdout}${stderr}`;
  } catch {
    // Missing, not executable, failing or too slow: the command cannot be used.
    return null;
  }
}

/**
 * Runs a command to its end and passes each line of output to `onLine`.
 * @throws Error with the last lines when it fails or `signal` aborts
 */
export async function runToEnd(
  command: string,
  args: readonly string[],
  options: {
    cwd?: string;
    env?: NodeJS.ProcessEnv;
    onLine?: (line: string) => void;
    signal?: AbortSignal;
  } = {},
): Promise<void> {
  const { signal, ...rest } = options;
  const child = await startChild({ name: command, command, args, ...rest });
  const abort = () => void child.stop({ graceMs: 3_000 });
  signal?.addEventListener("abort", abort);
  const { code, signal: killedBy } = await child.exited;
  signal?.removeEventListener("abort", abort);
  if (code === 0) return;
  throw new Error(`${[command, ...args].join(" ")} exited with ${killedBy ?? code}:\n${child.tail(60)}`);
}
