export { appendOutbox, markSyncWrite, type OutboxRow, type Queryable } from "./append.js";
export { type BackoffOptions, DEFAULT_BACKOFF } from "./backoff.js";
export type { EndpointConfig } from "./endpoint.js";
export {
  createIntake,
  type Intake,
} from "./intake.js";
export type { OutboxLogger } from "./logger.js";
export {
  createJobQueues,
  type JobQueues,
  jobOptions,
  type LaneJobName,
  lanesOf,
} from "./queues.js";
export { createRelay, type Relay } from "./relay.js";
export { pruneOutbox } from "./retention.js";
export { claimNewer, readRevision } from "./revision.js";
export { installOutbox, OUTBOX_CHANNEL } from "./schema.js";
export { type IncomingHeaders, signWebhook, verifyWebhook } from "./signature.js";
export { endpointStatuses, replayEndpoint } from "./status.js";
