import { EVENT, PAYLOAD_TO_MEDUSA_EVENTS, WEBHOOK_ENDPOINTS, WEBHOOK_PATHS } from "@tandem/contracts";
import { createRelay, type Relay } from "@tandem/outbox";
import type { Payload } from "payload";
import { poolOf } from "../../connections/pool";
import { env } from "../../env";

/** Creates the relay of this service, which sends published changes to Medusa, and to the storefront for its caches. */
export function createContentRelay(payload: Payload): Relay {
  return createRelay({
    pool: poolOf(payload),
    listen: { connectionString: env.DATABASE_URL },
    logger: payload.logger,
    endpoints: [
      {
        name: WEBHOOK_ENDPOINTS.payloadToMedusa,
        url: `${env.BACKEND_URL}${WEBHOOK_PATHS.payloadToMedusa}`,
        types: PAYLOAD_TO_MEDUSA_EVENTS,
        secrets: env.WEBHOOK_SECRET_PAYLOAD_TO_MEDUSA,
      },
      {
        name: WEBHOOK_ENDPOINTS.payloadToStorefront,
        url: `${env.STOREFRONT_URL}${WEBHOOK_PATHS.payloadToStorefront}`,
        types: [...PAYLOAD_TO_MEDUSA_EVENTS, EVENT.contentChanged],
        secrets: env.WEBHOOK_SECRET_PAYLOAD_TO_STOREFRONT,
      },
    ],
  });
}
