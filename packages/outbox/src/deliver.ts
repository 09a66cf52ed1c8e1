import type { WebhookBatch } from "@tandem/contracts";
import { withTransaction } from "@tandem/service-kit";
import type { Pool, PoolClient } from "pg";
import { type BackoffOptions, backoffDelay, retryAfterMs } from "./backoff.js";
import { type Batch, batchId, hasUnsettled, readBatch } from "./batch.js";
import {
  advanceEndpoint,
  type EndpointConfig,
  type EndpointState,
  failEndpoint,
  loadEndpoint,
} from "./endpoint.js";
import { signWebhook } from "./signature.js";

/** What a delivery needs besides its endpoint. `timeoutMs` bounds one request. */
export interface DeliverySettings {
  pool: Pool;
  clock: () => number;
  random: () => number;
  backoff: BackoffOptions;
  timeoutMs: number;
}

/** Result of one attempt. `until` is in milliseconds since the epoch. */
export type DeliveryOutcome =
  | { kind: "idle"; unsettled: boolean }
  | { kind: "delivered"; events: number; more: boolean }
  | { kind: "busy" }
  | { kind: "waiting"; until: number }
  | { kind: "failed"; error: string; until: number }
  | { kind: "disabled"; error: string | null };

type Answer = { ok: true } | { ok: false; error: string; gone: boolean; retryAfterMs: number | undefined };

/**
 * Delivers the next batch of one endpoint unless another relay is doing so: the advisory lock is held by the transaction that also
 * moves the cursor. That transaction writes only after the request, so until then it does not hold up the horizon of readers.
 * `force` ignores the pause of a failing endpoint. Rejects when `signal` aborts or the database fails; the cursor then stays.
 */
export async function deliverNext(
  settings: DeliverySettings,
  endpoint: EndpointConfig,
  signal: AbortSignal,
  force = false,
): Promise<DeliveryOutcome> {
  return withTransaction(settings.pool, (client) => attempt(client, settings, endpoint, signal, force));
}

async function attempt(
  client: PoolClient,
  settings: DeliverySettings,
  endpoint: EndpointConfig,
  signal: AbortSignal,
  force: boolean,
): Promise<DeliveryOutcome> {
  const { rows } = await client.query<{ mine: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended('tandem.relay.' || $1, 0)) as mine",
    [endpoint.name],
  );
  if (!rows[0]?.mine) return { kind: "busy" };
  const state = await loadEndpoint(client, endpoint.name);
  if (!state.enabled) return { kind: "disabled", error: null };
  if (!force && state.nextAttemptAt !== null && state.nextAttemptAt > settings.clock()) {
    return { kind: "waiting", until: state.nextAttemptAt };
  }
  const batch = await readBatch(client, endpoint, state);
  if (batch === undefined) return { kind: "idle", unsettled: await hasUnsettled(client, state) };

  const answer: Answer =
    batch.events.length === 0 ? { ok: true } : await post(settings, endpoint, state, batch, signal);
  if (answer.ok) {
    await advanceEndpoint(client, endpoint.name, state.generation, batch.position);
    return { kind: "delivered", events: batch.events.length, more: batch.more };
  }
  const now = settings.clock();
  const pause = answer.retryAfterMs ?? backoffDelay(state.attempts + 1, settings.random(), settings.backoff);
  const retryAt = answer.gone ? null : now + pause;
  const failure = { error: answer.error, at: now, retryAt, untilSeq: batch.position.seq };
  await failEndpoint(client, endpoint.name, failure);
  return retryAt === null
    ? { kind: "disabled", error: answer.error }
    : { kind: "failed", error: answer.error, until: retryAt };
}

async function post(
  settings: DeliverySettings,
  endpoint: EndpointConfig,
  state: EndpointState,
  batch: Batch,
  signal: AbortSignal,
): Promise<Answer> {
  const at = settings.clock();
  const payload: WebhookBatch = {
    type: "batch",
    timestamp: new Date(at).toISOString(),
    data: { events: batch.events },
  };
  const body = JSON.stringify(payload);
  const headers = signWebhook(batchId(endpoint.name, state, batch), at, body, endpoint.secrets);
  try {
    const response = await fetch(endpoint.url, {
      method: "POST",
      body,
      headers: { ...headers, "content-type": "application/json" },
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(settings.timeoutMs)]),
    });
    await response.arrayBuffer();
    if (response.ok) return { ok: true };
    return {
      ok: false,
      error: `${endpoint.url} responded with ${response.status}`,
      gone: response.status === 410,
      retryAfterMs: retryAfterMs(response.headers.get("retry-after"), settings.clock()),
    };
  } catch (error) {
    signal.throwIfAborted();
    return { ok: false, error: `${endpoint.url}: ${causeOf(error)}`, gone: false, retryAfterMs: undefined };
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
