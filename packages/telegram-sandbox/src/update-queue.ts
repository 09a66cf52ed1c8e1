import { conflict } from "./telegram-error.js";
import type { Update, UpdateBody } from "./wire.js";

type Waiter = { wake: () => void; terminate: () => void };

/** Updates of one bot that it has not confirmed yet, in order; wakes long polls and the webhook sender. */
export class UpdateQueue {
  #pending: Update[] = [];
  /** Confirmed updates to deliver once more, as a bot sees them after a lost confirmation. */
  #repeats: Update[] = [];
  #history = new Map<number, Update>();
  #nextId: number;
  #waiter: Waiter | null = null;
  #onPush: (() => void) | null = null;

  constructor(firstId: number) {
    this.#nextId = firstId;
  }

  get size(): number {
    return this.#pending.length + this.#repeats.length;
  }

  push(body: UpdateBody): Update {
    const update = { update_id: this.#nextId, ...body };
    this.#nextId += 1;
    this.#history.set(update.update_id, update);
    this.#pending.push(update);
    this.#notify();
    return update;
  }

  /** Queues an update again under its old id; returns false when it never existed. */
  repeat(updateId: number): boolean {
    const update = this.#history.get(updateId);
    if (update === undefined) return false;
    this.#repeats.push(update);
    this.#notify();
    return true;
  }

  clear(): void {
    this.#pending = [];
    this.#repeats = [];
  }

  /** Sets the listener for new updates; null removes it. */
  onPush(listener: (() => void) | null): void {
    this.#onPush = listener;
  }

  /** Returns the oldest update, which stays in place until `confirm`. */
  peek(): Update | undefined {
    return this.#repeats[0] ?? this.#pending[0];
  }

  confirm(update: Update): void {
    if (this.#repeats[0] === update) this.#repeats.shift();
    else this.#pending = this.#pending.filter((candidate) => candidate !== update);
  }

  /**
   * Handles a `getUpdates` call: confirms everything before `offset`, then returns up to `limit` updates, waiting up
   * to `timeout` seconds for the first. A newer call ends an older one with 409.
   */
  async poll(offset: number, limit: number, timeout: number, closed: AbortSignal): Promise<Update[]> {
    this.#waiter?.terminate();
    if (offset < 0) this.#pending = this.#pending.slice(offset);
    else if (offset > 0) this.#pending = this.#pending.filter((update) => update.update_id >= offset);
    if (this.size === 0 && timeout > 0) await this.#wait(timeout, closed);
    if (closed.aborted) return [];
    const repeats = this.#repeats.splice(0, limit);
    return [...repeats, ...this.#pending.slice(0, limit - repeats.length)];
  }

  #wait(seconds: number, closed: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (done: () => void) => () => {
        clearTimeout(timer);
        closed.removeEventListener("abort", wake);
        if (this.#waiter === waiter) this.#waiter = null;
        done();
      };
      const wake = finish(resolve);
      const waiter: Waiter = {
        wake,
        terminate: finish(() =>
          reject(
            conflict(
              "terminated by other getUpdates request; make sure that only one bot instance is running",
            ),
          ),
        ),
      };
      const timer = setTimeout(wake, seconds * 1000);
      closed.addEventListener("abort", wake, { once: true });
      this.#waiter = waiter;
    });
  }

  #notify(): void {
    this.#waiter?.wake();
    this.#onPush?.();
  }
}
