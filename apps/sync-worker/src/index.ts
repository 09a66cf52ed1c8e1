export { parseConfig, type WorkerConfig } from "./env.js";
export { createWorker, type SyncWorker, type WorkerDeps } from "./worker.js";
