import {
  BOT_EVENTS,
  MEDUSA_TO_PAYLOAD_EVENTS,
  STOREFRONT_EVENTS,
  WEBHOOK_ENDPOINTS,
  WEBHOOK_PATHS,
} from "@tandem/contracts";
import { createRelay, type EndpointConfig, type Relay } from "@tandem/outbox";
import { connections } from "../connections/connections";
import { config } from "../env";
import { log } from "../logger";

/** Returns the endpoints that receive Medusa's changes, and which ones. */
export function relayEndpoints(): EndpointConfig[] {
  const { urls, webhookSecrets } = config();
  return [
    {
      name: WEBHOOK_ENDPOINTS.medusaToPayload,
      url: urls.cms + WEBHOOK_PATHS.medusaToPayload,
      types: MEDUSA_TO_PAYLOAD_EVENTS,
      secrets: webhookSecrets.medusaToPayload,
    },
    {
      name: WEBHOOK_ENDPOINTS.medusaToStorefront,
      url: urls.storefront + WEBHOOK_PATHS.medusaToStorefront,
      types: STOREFRONT_EVENTS,
      secrets: webhookSecrets.medusaToStorefront,
    },
    {
      name: WEBHOOK_ENDPOINTS.medusaToBot,
      url: urls.bot + WEBHOOK_PATHS.medusaToBot,
      types: BOT_EVENTS,
      secrets: webhookSecrets.medusaToBot,
    },
  ];
}

/** Creates the relay of this process over Medusa's log. */
export function createBackendRelay(): Relay {
  return createRelay({
    pool: connections().pool,
    listen: { connectionString: config().databaseUrl, application_name: "tandem-relay" },
    endpoints: relayEndpoints(),
    logger: log.child({ part: "relay" }),
  });
}
