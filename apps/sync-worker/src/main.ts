import { readConfig } from "./env.js";
import { createWorker } from "./worker.js";

const worker = createWorker(readConfig());
await worker.start();

let stopping = false;
const stop = () => {
  if (stopping) return;
  stopping = true;
  void worker.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
};
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
