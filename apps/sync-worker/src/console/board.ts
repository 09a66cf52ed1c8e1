import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { ExpressAdapter } from "@bull-board/express";
import type { Job, Queue } from "bullmq";
import type { RequestHandler } from "express";

/** Fields of job data that hold no personal data; everything else is hidden. */
const SHOWN: ReadonlySet<string> = new Set([
  "tenant",
  "entity",
  "entities",
  "id",
  "ids",
  "mediaId",
  "seq",
  "reason",
  "direction",
  "mode",
  "dryRun",
  "runId",
  "correlationId",
]);
const HIDDEN = "[hidden]";
const EMAIL = /[^\s"'<>@]+@[^\s"'<>@]+/g;
const PHONE = /\+?\d[\d\s()-]{7,}\d/g;

/** Creates the bull-board of the queues: read-only, without personal data. Mounted at `basePath`. */
export function createBoard(queues: readonly Queue[], basePath: string): RequestHandler {
  const serverAdapter = new ExpressAdapter();
  serverAdapter.setBasePath(basePath);
  createBullBoard({
    queues: queues.map((queue) => new DiscreetAdapter(queue, { readOnlyMode: true })),
    serverAdapter,
    options: {
      uiConfig: {
        boardTitle: "Tandem",
        miscLinks: [
          { text: "Console", url: "/console" },
          { text: "Sign out", url: "/console/logout" },
        ],
      },
    },
  });
  return serverAdapter.getRouter();
}

/** Shows a job without personal data. */
class DiscreetAdapter extends BullMQAdapter {
  override async getJob(id: string) {
    const job = await super.getJob(id);
    return job === undefined ? undefined : discreet(job);
  }

  override async getJobs(...given: Parameters<BullMQAdapter["getJobs"]>) {
    return (await super.getJobs(...given)).map(discreet);
  }

  override async getJobLogs(id: string): Promise<string[]> {
    return (await super.getJobLogs(id)).map(withoutPeople);
  }
}

function discreet(job: Job): Job {
  job.data = shownOf(job.data);
  job.returnvalue = null;
  job.stacktrace = [];
  if (typeof job.failedReason === "string") job.failedReason = withoutPeople(job.failedReason);
  return job;
}

/** Returns job data with every field hidden that is not in `SHOWN`. */
export function shownOf(data: unknown): Record<string, unknown> {
  if (typeof data !== "object" || data === null) return {};
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, SHOWN.has(key) ? value : HIDDEN]),
  );
}

/** Returns a message without e-mail addresses and phone numbers. */
export function withoutPeople(text: string): string {
  return text.replaceAll(EMAIL, HIDDEN).replaceAll(PHONE, HIDDEN);
}
