import { startIntegration, stopIntegration } from "../../integration/server";

/** Starts and stops the integration layer with the Medusa application. */
export class IntegrationService {
  readonly __hooks = {
    onApplicationStart: startIntegration,
    onApplicationShutdown: stopIntegration,
  };
}
