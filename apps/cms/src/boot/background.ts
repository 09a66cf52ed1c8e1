import config from "@payload-config";
import { getPayload } from "payload";
import { queueRedis } from "../connections/queues";
import { isCompiling } from "../env";
import { createContentRelay } from "../sync/capture/relay";
import { releaseCrashedJobs } from "./release-crashed-jobs";

const STARTED = Symbol.for("tandem.cms.background");

/** Starts the relay and the runner of scheduled publishing, once per process. */
export async function startBackgroundWork(): Promise<void> {
  if (isCompiling || Reflect.has(globalThis, STARTED)) return;
  Reflect.set(globalThis, STARTED, true);
  const payload = await getPayload({ config, cron: true });
  await releaseCrashedJobs(payload);
  queueRedis();
  const relay = createContentRelay(payload);
  await relay.start();
  const stop = () => {
    relay.stop().catch((error: unknown) => payload.logger.warn({ err: error }, "relay did not stop cleanly"));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  payload.logger.info("relay started");
}
