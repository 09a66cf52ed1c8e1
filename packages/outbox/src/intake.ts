import { createHash } from "node:crypto";
import {
  AppError,
  type ErrorBody,
  type EventType,
  parseInput,
  QUEUE_PREFIX,
  type SyncEvent,
  toErrorResponse,
  WEBHOOK_LIMITS,
  webhookBatchSchema,
} from "@tandem/contracts";
import type { Redis } from "ioredis";
import { type IncomingHeaders, verifyWebhook } from "./signature.js";

/** Longest time for which a call in progress blocks others with the same webhook id; they get 503 and are retried. */
const CLAIM_SECONDS = 12;

interface IntakeOptions {
  /** Names the receiver in Redis keys, such as the name of the sending endpoint. */
  name: string;
  /** Active secrets; none means every call is refused. */
  secrets: readonly string[];
  redis: Redis;
  /** Event types this receiver handles; others in a batch are skipped. */
  accept: readonly EventType[];
  /** Stores the accepted events durably (enqueues them) or drops caches; when it rejects, the call gets 503 and is retried. */
  onEvents: (events: SyncEvent[]) => Promise<void>;
  prefix?: string;
  /** Accepted calls per second, over all processes (200). */
  ratePerSecond?: number;
  /** Longest wait for Redis and `onEvents`, in milliseconds (5,000). */
  timeoutMs?: number;
  clock?: () => number;
}

interface IntakeRequest {
  /** The body byte for byte as received. */
  rawBody: Buffer;
  headers: IncomingHeaders;
  correlationId?: string;
}

/** The response of the HTTP edge. */
interface IntakeResponse {
  status: number;
  body: { accepted: number } | ErrorBody;
  headers: Record<string, string>;
}

export interface Intake {
  /** Handles one webhook call; never rejects. */
  handle(request: IntakeRequest): Promise<IntakeResponse>;
}

/** Counts a call against its second and claims the webhook id, in one step: `limited`, `done`, `pending` or `claimed`. */
const CLAIM = `
if redis.call('INCR', KEYS[2]) == 1 then redis.call('PEXPIRE', KEYS[2], 2000) end
if tonumber(redis.call('GET', KEYS[2])) > tonumber(ARGV[1]) then return 'limited' end
local known = redis.call('GET', KEYS[1])
if known then return known end
redis.call('SET', KEYS[1], 'pending', 'EX', ARGV[2])
return 'claimed'`;

/**
 * Creates the receiving end of a webhook endpoint: size limit, signature over the raw bytes, rate limit, once per webhook
 * id, then `onEvents`. Responds with 202, 400, 401, 413, 429 or 503. A refused call stores nothing.
 */
export function createIntake(options: IntakeOptions): Intake {
  const { redis, secrets, name } = options;
  const prefix = `${options.prefix ?? QUEUE_PREFIX}:intake:${name}`;
  const clock = options.clock ?? Date.now;
  const timeoutMs = options.timeoutMs ?? 5_000;
  const accept: ReadonlySet<EventType> = new Set(options.accept);

  async function handle({ rawBody, headers }: IntakeRequest): Promise<number> {
    if (rawBody.length > WEBHOOK_LIMITS.maxBytes) {
      throw new AppError("too_large", `A webhook may carry at most ${WEBHOOK_LIMITS.maxBytes} bytes.`);
    }
    const now = clock();
    const id = verifyWebhook(rawBody, headers, secrets, now);
    const events = parseEvents(rawBody).filter((event) => accept.has(event.type));

    const seen = `${prefix}:seen:${createHash("sha256").update(id).digest("base64url")}`;
    const rate = `${prefix}:rate:${Math.floor(now / 1000)}`;
    const claim = await inTime(redis.eval(CLAIM, 2, seen, rate, options.ratePerSecond ?? 200, CLAIM_SECONDS));
    if (claim === "limited") throw new AppError("rate_limited", "Too many webhook calls in this second.");
    if (claim === "pending")
      throw new AppError("unavailable", "This webhook is already being processed; retry later.");
    if (claim === "done") return 0;
    try {
      if (events.length > 0) await inTime(options.onEvents(events));
      await inTime(redis.set(seen, "done", "EX", WEBHOOK_LIMITS.replayWindowSeconds));
    } catch (error) {
      // Deleted at once if Redis still responds, else when the claim expires: the sender's retry must be accepted.
      redis.del(seen).catch(() => undefined);
      throw error;
    }
    return events.length;
  }

  async function inTime<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`No result within ${timeoutMs} ms.`)), timeoutMs);
    });
    try {
      return await Promise.race([work, late]);
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError("unavailable", "The queue cannot accept this webhook now; retry later.", {
        cause: error,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async handle(request): Promise<IntakeResponse> {
      try {
        return { status: 202, body: { accepted: await handle(request) }, headers: {} };
      } catch (error) {
        const answer = toErrorResponse(error, request.correlationId);
        const later = answer.status === 429 || answer.status === 503;
        return { ...answer, headers: later ? { "retry-after": "1" } : {} };
      }
    },
  };
}

function parseEvents(rawBody: Buffer): SyncEvent[] {
  let json: unknown;
  try {
    json = JSON.parse(rawBody.toString("utf8"));
  } catch (error) {
    throw new AppError("invalid_input", "The webhook body is not JSON.", { cause: error });
  }
  return parseInput(webhookBatchSchema, json, "webhook").data.events;
}
