import type { Config } from "payload";
import { platformAdmin } from "../tenancy/platform-admin";

/** Payload's own queue serves scheduled publishing only; the sync uses BullMQ. */
export const jobs: NonNullable<Config["jobs"]> = {
  access: { run: platformAdmin, queue: platformAdmin, cancel: platformAdmin },
  deleteJobOnComplete: true,
  autoRun: [{ cron: "*/20 * * * * *", queue: "default", limit: 20 }],
  shouldAutoRun: () => true,
  jobsCollectionOverrides: ({ defaultJobsCollection }) => ({
    ...defaultJobsCollection,
    access: { read: platformAdmin, create: () => false, update: () => false, delete: platformAdmin },
  }),
};
