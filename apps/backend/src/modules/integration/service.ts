import { startIntegration, stopIntegration } from "../../integration/server";

/** Ties the integration layer to the life of the Medusa application. */
export class IntegrationService {
  readonly __hooks = {
    onApplicationStart: startIntegration,
    onApplicationShutdown: stopIntegration,
  };
}
