import { startServer, stopServer } from "../../boot/server";

/** Starts and stops this service's own background work with the Medusa application. */
export class BootService {
  readonly __hooks = {
    onApplicationStart: startServer,
    onApplicationShutdown: stopServer,
  };
}
