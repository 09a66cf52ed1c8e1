import type { Logger } from "@tandem/service-kit";
import type { Worker } from "bullmq";

const FIRST_PROBE_MS = 500;
const MAX_PROBE_MS = 15_000;

/**
 * Pauses a queue's worker while a service it needs is unavailable: jobs stay in the queue untouched, a probe runs with backoff,
 * and the worker resumes when it succeeds.
 */
export class Circuit {
  private timer: NodeJS.Timeout | undefined;
  private since: Date | null = null;
  private stopped = false;

  constructor(
    private readonly worker: Worker,
    private readonly probe: () => Promise<unknown>,
    private readonly logger: Logger,
  ) {}

  /** True while the queue is paused. */
  get isOpen(): boolean {
    return this.since !== null;
  }

  /** Stops taking jobs until the probe succeeds; does nothing when already stopped. */
  open(error: Error): void {
    if (this.since !== null || this.stopped) return;
    this.since = new Date();
    this.logger.warn({ queue: this.worker.name, err: error }, "queue paused, service unavailable");
    void this.worker.pause(true);
    this.schedule(FIRST_PROBE_MS);
  }

  /** Stops probing, for the shutdown. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private schedule(pause: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.probe().then(
        () => this.close(),
        (error: unknown) => {
          this.logger.debug({ queue: this.worker.name, err: error }, "service still unavailable");
          this.schedule(Math.min(pause * 2, MAX_PROBE_MS));
        },
      );
    }, pause);
  }

  private close(): void {
    const since = this.since;
    this.since = null;
    if (this.stopped) return;
    this.logger.info(
      { queue: this.worker.name, away_ms: since === null ? 0 : Date.now() - since.getTime() },
      "queue resumed",
    );
    void this.worker.resume();
  }
}
