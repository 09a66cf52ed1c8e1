import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { processInfo, signalGroup, waitFor } from "@tandem/local-servers";
import { z } from "zod";
import { writePrivateJson } from "./private-file.js";

const recordedSchema = z.array(z.object({ name: z.string(), pid: z.number().int(), startedAt: z.string() }));

/** Records the running processes, so that a later runner can stop them if this one is killed. */
export async function recordProcesses(folder: string, pids: Readonly<Record<string, number>>): Promise<void> {
  const rows = await Promise.all(
    Object.entries(pids).map(async ([name, pid]) => ({
      name,
      pid,
      startedAt: (await processInfo(pid))?.startedAt ?? "",
    })),
  );
  await writePrivateJson(join(folder, "processes.json"), rows);
}

/** Stops the process groups of a killed runner and returns their names; process id and start time must both match. */
export async function endOrphans(folder: string): Promise<string[]> {
  const path = join(folder, "processes.json");
  const text = await readFile(path, "utf8").catch(() => "[]");
  const ended: string[] = [];
  for (const { name, pid, startedAt } of recordedSchema.parse(JSON.parse(text))) {
    if ((await processInfo(pid))?.startedAt !== startedAt) continue;
    signalGroup(pid, name === "postgres" ? "SIGINT" : "SIGTERM");
    const gone = async () => ((await processInfo(pid))?.startedAt === startedAt ? undefined : true);
    await waitFor({ what: `${name} of an earlier run`, timeoutMs: 20_000, probe: gone }).catch(() =>
      signalGroup(pid, "SIGKILL"),
    );
    ended.push(name);
  }
  await rm(path, { force: true });
  return ended;
}
