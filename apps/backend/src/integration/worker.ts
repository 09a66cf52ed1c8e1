import { config } from "../env";
import { callService, type ServiceCall } from "./call-service";

/** Asks the sync worker's API with this service's token; while it is away changes are kept and sync when it is back. */
export function callWorker<T>(call: ServiceCall<T>): Promise<T> {
  return callService({ name: "The sync worker", url: config().urls.worker }, call);
}
