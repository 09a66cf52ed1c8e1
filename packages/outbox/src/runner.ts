import { type DeliveryOutcome, type DeliverySettings, deliverNext } from "./deliver.js";
import type { EndpointConfig } from "./endpoint.js";
import type { OutboxLogger } from "./logger.js";

/** Pause before looking again for rows that wait for an older transaction; doubles up to the poll interval. */
const FIRST_SETTLE_MS = 5;

/** Delivers to one endpoint, one delivery at a time, woken from outside or by its own timer. */
export class EndpointRunner {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private wakeAgain = false;
  private stopping = false;
  private settleMs = FIRST_SETTLE_MS;
  private lastError: string | null = null;
  private readonly abort = new AbortController();

  constructor(
    private readonly settings: DeliverySettings & { pollMs: number; logger: OutboxLogger },
    private readonly endpoint: EndpointConfig,
  ) {}

  /** Looks for rows now; while a delivery runs, once more when it ends. */
  wake(): void {
    if (this.abort.signal.aborted) return;
    if (this.running !== undefined) {
      this.wakeAgain = true;
      return;
    }
    clearTimeout(this.timer);
    this.running = this.drain().finally(() => {
      this.running = undefined;
    });
  }

  /** Delivers everything settled, ignoring the pause of a failing endpoint. Returns the number of delivered events and why it stopped early. */
  async flush(): Promise<{ delivered: number; error: string | null }> {
    let delivered = 0;
    for (;;) {
      const outcome = await deliverNext(this.settings, this.endpoint, this.abort.signal, true);
      if (outcome.kind === "delivered") delivered += outcome.events;
      else if (outcome.kind === "busy") await new Promise((resolve) => setTimeout(resolve, FIRST_SETTLE_MS));
      else return { delivered, error: "error" in outcome ? (outcome.error ?? "disabled") : null };
    }
  }

  /** Ends the current delivery after at most `graceMs`; its batch is then delivered again by the next start. */
  async stop(graceMs: number): Promise<void> {
    clearTimeout(this.timer);
    const running = this.running;
    if (running === undefined) {
      this.abort.abort();
      return;
    }
    const grace = setTimeout(() => this.abort.abort(), graceMs);
    this.stopping = true;
    await running;
    clearTimeout(grace);
    this.abort.abort();
  }

  private async drain(): Promise<void> {
    let pause = this.settings.pollMs;
    do {
      this.wakeAgain = false;
      try {
        const outcome = await deliverNext(this.settings, this.endpoint, this.abort.signal);
        this.report(outcome);
        pause = this.pauseAfter(outcome);
      } catch (error) {
        if (this.abort.signal.aborted) return;
        pause = this.settings.pollMs;
        this.settings.logger.warn(
          { endpoint: this.endpoint.name, err: error },
          "relay could not query its database",
        );
      }
    } while (!this.stopping && (pause === 0 || this.wakeAgain));
    if (!this.stopping) this.timer = setTimeout(() => this.wake(), pause);
  }

  private pauseAfter(outcome: DeliveryOutcome): number {
    if (outcome.kind === "delivered") {
      this.settleMs = FIRST_SETTLE_MS;
      return 0;
    }
    if (outcome.kind === "idle" && outcome.unsettled) {
      const pause = this.settleMs;
      this.settleMs = Math.min(this.settleMs * 2, this.settings.pollMs);
      return pause;
    }
    this.settleMs = FIRST_SETTLE_MS;
    if (outcome.kind === "waiting" || outcome.kind === "failed") {
      return Math.min(Math.max(1, outcome.until - this.settings.clock()), this.settings.pollMs);
    }
    return this.settings.pollMs;
  }

  private report(outcome: DeliveryOutcome): void {
    const fields = { endpoint: this.endpoint.name };
    if (outcome.kind === "delivered") {
      if (this.lastError !== null) this.settings.logger.info(fields, "webhook endpoint recovered");
      this.lastError = null;
      if (outcome.events > 0)
        this.settings.logger.debug({ ...fields, events: outcome.events }, "webhook delivered");
      return;
    }
    const error = outcome.kind === "failed" || outcome.kind === "disabled" ? outcome.error : null;
    if (error === null || error === this.lastError) return;
    this.lastError = error;
    this.settings.logger.warn(
      { ...fields, error },
      outcome.kind === "disabled"
        ? "webhook endpoint responded 410 Gone, disabled"
        : "webhook delivery failed, will retry",
    );
  }
}
