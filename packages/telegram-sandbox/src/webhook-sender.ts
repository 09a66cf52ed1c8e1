import type { UpdateQueue } from "./update-queue.js";
import type { Update } from "./wire.js";

type WebhookTarget = {
  url: string;
  secretToken?: string | undefined;
  allowedUpdates?: readonly string[] | undefined;
};
type WebhookFailure = { at: number; message: string };

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 10_000;

/** Posts a bot's updates to its webhook one after another and retries each until the webhook returns 2xx. */
export class WebhookSender {
  readonly target: WebhookTarget;
  lastFailure: WebhookFailure | null = null;
  readonly #queue: UpdateQueue;
  readonly #stopped = new AbortController();
  #running = false;

  constructor(queue: UpdateQueue, target: WebhookTarget) {
    this.target = target;
    this.#queue = queue;
    queue.onPush(() => void this.#run());
    void this.#run();
  }

  stop(): void {
    this.#queue.onPush(null);
    this.#stopped.abort();
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    let failures = 0;
    for (let update = this.#queue.peek(); update !== undefined; update = this.#queue.peek()) {
      if (this.#stopped.signal.aborted) break;
      if (await this.#deliver(update)) {
        this.#queue.confirm(update);
        failures = 0;
      } else {
        await pause(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures), this.#stopped.signal);
        failures += 1;
      }
    }
    this.#running = false;
  }

  async #deliver(update: Update): Promise<boolean> {
    const allowed = this.target.allowedUpdates;
    if (allowed !== undefined && allowed.length > 0 && !allowed.some((kind) => kind in update)) return true;
    try {
      const response = await fetch(this.target.url, {
        method: "POST",
        redirect: "error",
        headers: {
          "content-type": "application/json",
          ...(this.target.secretToken === undefined
            ? {}
            : { "x-telegram-bot-api-secret-token": this.target.secretToken }),
        },
        body: JSON.stringify(update),
        signal: AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(60_000)]),
      });
      await response.arrayBuffer();
      if (response.ok) return true;
      this.lastFailure = {
        at: Date.now(),
        message: `Wrong response from the webhook: ${response.status} ${response.statusText}`,
      };
    } catch (error) {
      this.lastFailure = { at: Date.now(), message: error instanceof Error ? error.message : String(error) };
    }
    return false;
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done, { once: true });
  });
}
