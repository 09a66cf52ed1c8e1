import { autoRetry } from "@grammyjs/auto-retry";
import { apiThrottler } from "@grammyjs/transformer-throttler";
import type { Logger } from "@tandem/service-kit";
import { type Api, HttpError, type Transformer } from "grammy";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
/** A page of cards may go out at once; over time a chat gets one message a second, a bot thirty. */
const CHAT_BURST = 10;

/** Throttles calls to Telegram and retries them: after a 429 as Telegram demands, and while Telegram is down. */
export function makePatient(api: Api, logger: Logger, stopping: AbortSignal): void {
  api.config.use(
    apiThrottler({
      out: {
        maxConcurrent: 1,
        reservoir: CHAT_BURST,
        reservoirIncreaseAmount: 1,
        reservoirIncreaseInterval: 1000,
        reservoirIncreaseMaximum: CHAT_BURST,
      },
    }),
  );
  api.config.use(autoRetry({ rethrowHttpErrors: true, rethrowInternalServerErrors: true }));
  api.config.use(repeatWhileDown(logger, stopping));
}

/** Retries a call that got no response or a 5xx, with backoff, until it gets another response or the bot stops. */
function repeatWhileDown(logger: Logger, stopping: AbortSignal): Transformer {
  return async (previous, method, payload, signal) => {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
      const outcome = await previous(method, payload, signal).catch((error: unknown) => {
        if (error instanceof HttpError && !stopping.aborted && signal?.aborted !== true) return null;
        throw error;
      });
      if (outcome !== null && (outcome.ok || outcome.error_code < 500 || stopping.aborted)) return outcome;
      logger.warn({ method, pause_ms: pauseMs }, "Telegram unavailable, retrying");
      await pause(pauseMs, stopping);
    }
  };
}

/** Waits; resolves at once when the signal aborts. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done, { once: true });
  });
}
