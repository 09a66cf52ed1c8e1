import { createServiceClient, type ServiceClient } from "@tandem/service-kit";
import { config } from "../env";
import { serviceTokens } from "./keycloak";

/** Importing a batch of products with their images takes a while. */
const PAYLOAD_TIMEOUT_MS = 60_000;
const WORKER_TIMEOUT_MS = 30_000;

/** Returns the client of Payload's service API. */
export const payloadService = (): ServiceClient =>
  createServiceClient({
    name: "Payload",
    url: config().urls.cms,
    tokens: serviceTokens,
    timeoutMs: PAYLOAD_TIMEOUT_MS,
  });

/** Returns the client of the sync worker's API. While the worker is unavailable, changes are kept and sync later. */
export const workerService = (): ServiceClient =>
  createServiceClient({
    name: "The sync worker",
    url: config().urls.worker,
    tokens: serviceTokens,
    timeoutMs: WORKER_TIMEOUT_MS,
  });
