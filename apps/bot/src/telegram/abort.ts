import { AbortController as TelegramAbortController } from "abort-controller";

/** The kind of signal grammY's client takes, aborting with a standard one. */
export function telegramSignal(signal: AbortSignal): TelegramAbortController["signal"] {
  const controller = new TelegramAbortController();
  if (signal.aborted) controller.abort();
  else signal.addEventListener("abort", () => controller.abort(), { once: true });
  return controller.signal;
}
