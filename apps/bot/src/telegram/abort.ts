import { AbortController as TelegramAbortController } from "abort-controller";

/** Returns a signal of the kind grammY's client accepts, which aborts together with a standard one. */
export function telegramSignal(signal: AbortSignal): TelegramAbortController["signal"] {
  const controller = new TelegramAbortController();
  if (signal.aborted) controller.abort();
  else signal.addEventListener("abort", () => controller.abort(), { once: true });
  return controller.signal;
}
