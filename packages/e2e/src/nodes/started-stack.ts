import { delimiter, join } from "node:path";
import { inheritedEnv, provideNode, ROOT, readRunnerEnv, readStackFile, type StackFile } from "@tandem/dev";
import { type Child, processInfo, startChild, waitFor } from "@tandem/local-servers";

const READY_WITHIN_MS = 900_000;

/** `pnpm start` run with one version of Node and its own data folder. */
export interface StartedStack {
  /** Resolves when the runner has printed a matching line; throws when it exits first. */
  printed(line: RegExp): Promise<void>;
  /** Resolves with the exit code and the whole output once the runner has exited. */
  ended(): Promise<{ code: number | null; output: string }>;
  /** Returns `stack.json` of the data folder. */
  facts(): Promise<StackFile>;
  /** Returns the names of its processes that are still running. */
  living(): Promise<string[]>;
  /** Stops it as Ctrl-C does. */
  stop(): Promise<void>;
}

/** Starts the production builds of everything with the given version of Node. */
export async function startWith(version: string, dataFolder: string): Promise<StartedStack> {
  const env = readRunnerEnv();
  const bin = await provideNode(version, env);
  const lines: string[] = [];
  const child: Child = await startChild({
    name: `pnpm start with Node ${version}`,
    command: join(bin, "node"),
    args: [join(ROOT, "infra", "dev", "bin", "tandem.mjs"), "start", "--data", dataFolder],
    cwd: join(ROOT, "infra", "dev"),
    env: { ...inheritedEnv(), PATH: [bin, env.PATH].join(delimiter) },
    onLine: (line) => {
      lines.push(line);
      console.log(line);
    },
  });
  const facts = () => readStackFile(dataFolder);
  return {
    async printed(wanted) {
      await waitFor({
        what: `${wanted} from ${child.name}`,
        timeoutMs: READY_WITHIN_MS,
        aborted: () => (child.exit() === null ? undefined : `it ended:\n${child.tail(60)}`),
        probe: async () => (lines.some((line) => wanted.test(line)) ? true : undefined),
      });
    },
    async ended() {
      const { code } = await child.exited;
      return { code, output: lines.join("\n") };
    },
    facts,
    async living() {
      const processes = Object.entries((await facts()).pids);
      const alive = await Promise.all(
        processes.map(async ([name, pid]) => ((await processInfo(pid)) === null ? [] : [name])),
      );
      return alive.flat();
    },
    stop: () => child.stop({ signal: "SIGINT", graceMs: 60_000, leaderOnly: true }),
  };
}
