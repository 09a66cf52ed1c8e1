import { open, stat } from "node:fs/promises";
import { stripVTControlCharacters } from "node:util";
import { processInfo } from "@tandem/local-servers";
import { StartFailure } from "../failure.js";
import { APPS, type AppName } from "../plan.js";
import { APP_DEFINITIONS } from "../services/apps.js";
import type { Stack } from "../stack.js";
import type { World } from "../world.js";

/** Length of each app's log at one moment, in bytes. */
export type LogSizes = ReadonlyMap<AppName, number>;

/** Matches an error as Medusa, Next, pino's JSON and pino's pretty form write it. */
const ERROR_LINE = /\b(ERROR|FATAL)\b|"level":"?(50|60|error|fatal)\b|^\s*(Uncaught )?\w*Error: |^\s*⨯/;
const SHOWN_CHARACTERS = 300;
const SHOWN_LINES = 12;

/** Measures the logs, so that a failure later on shows only what was written since. */
export async function measureLogs(world: World): Promise<LogSizes> {
  const sizes = await Promise.all(
    APPS.map(
      async (name) => [name, (await stat(world.logFile(name)).catch(nullWhenMissing))?.size ?? 0] as const,
    ),
  );
  return new Map(sizes);
}

/** Returns the failure to print when the demo could not be seeded: the cause, and which app's log has it. */
export async function seedFailure(stack: Stack, since: LogSizes, cause: unknown): Promise<StartFailure> {
  const suspects = (await Promise.all(APPS.map((name) => inspect(stack, name, since.get(name) ?? 0)))).flat();
  const logs = suspects.map(({ log }) => log);
  return new StartFailure(
    "The demo could not be seeded.",
    [...messageOf(cause).split("\n").slice(0, SHOWN_LINES), ...suspects.map(({ finding }) => finding)].join(
      "\n",
    ),
    {
      anywhere: `${logs.length === 0 ? "" : `read ${logs.join(" and ")}, `}fix the cause and run the command again; the demo continues where it stopped`,
    },
    { cause },
  );
}

/** Returns the message without the fixes of a failed step, which do not continue the demo. */
function messageOf(cause: unknown): string {
  if (cause instanceof StartFailure) return `${cause.what}\n${cause.why}`;
  return cause instanceof Error ? cause.message : String(cause);
}

/** Returns what is wrong with one app: that it exited, the first error it logged, or both; empty when it is healthy. */
async function inspect(
  stack: Stack,
  name: AppName,
  from: number,
): Promise<{ finding: string; log: string }[]> {
  const log = stack.world.logFile(name);
  const { title } = APP_DEFINITIONS[name];
  const error = firstError(await readFrom(log, from));
  const pid = stack.pid(name);
  const ended = pid === null || (await processInfo(pid)) === null;
  if (!ended && error === null) return [];
  const says = error === null ? "" : ` ${ended ? "It" : title} logged: ${error}`;
  return [{ finding: `${ended ? `${title} exited.` : ""}${says}`.trim(), log }];
}

/** Returns the first line that reports an error, at most 300 characters of it, or null. */
export function firstError(text: string): string | null {
  const line = stripVTControlCharacters(text)
    .split("\n")
    .find((candidate) => ERROR_LINE.test(candidate));
  return line?.trim().slice(0, SHOWN_CHARACTERS) ?? null;
}

/** An app that has not logged yet has no file. */
function nullWhenMissing(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
  throw error;
}

async function readFrom(path: string, position: number): Promise<string> {
  const file = await open(path).catch(nullWhenMissing);
  if (file === null) return "";
  try {
    const length = Math.max(0, (await file.stat()).size - position);
    const { buffer } = await file.read({ buffer: Buffer.alloc(length), position });
    return buffer.toString("utf8");
  } finally {
    await file.close();
  }
}
