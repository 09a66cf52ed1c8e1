/** Part of the memory for what was asked for only once. */
const NEW_SHARE = 0.2;

interface Item<T> {
  value: T;
  bytes: number;
  /** Whether it may move to the larger part when it is asked for again. */
  mayStay: boolean;
}

/** Values in order of use, with the bytes they need. */
class Shelf<T> {
  bytes = 0;
  readonly #items = new Map<string, Item<T>>();

  take(key: string): Item<T> | undefined {
    const item = this.#items.get(key);
    if (item === undefined) return undefined;
    this.#items.delete(key);
    this.bytes -= item.bytes;
    return item;
  }

  put(key: string, item: Item<T>): void {
    this.take(key);
    this.#items.set(key, item);
    this.bytes += item.bytes;
  }

  /** Removes and returns what was not used for the longest time. */
  takeOldest(): [string, Item<T>] | undefined {
    for (const [key, item] of this.#items) {
      this.take(key);
      return [key, item];
    }
    return undefined;
  }
}

/**
 * Keeps values within a number of bytes. A value begins in a small part of the memory and moves to the large one when it
 * is asked for again: any number of addresses that are each requested once, such as invented ones, displaces none of the
 * values that shoppers use.
 */
export class BoundedMemory<T> {
  readonly #new = new Shelf<T>();
  readonly #used = new Shelf<T>();

  constructor(readonly maxBytes: number) {}

  /** Bytes that are used now. */
  get bytes(): number {
    return this.#new.bytes + this.#used.bytes;
  }

  get(key: string): T | undefined {
    const used = this.#used.take(key);
    const item = used ?? this.#new.take(key);
    if (item === undefined) return undefined;
    if (item.mayStay) this.#used.put(key, item);
    else this.#new.put(key, item);
    this.#shrink();
    return item.value;
  }

  /** Keeps a value, unless it is larger than the part for new ones. `mayStay`: it may ever displace a used one. */
  set(key: string, value: T, bytes: number, mayStay = true): void {
    const wasUsed = this.#used.take(key) !== undefined;
    this.#new.take(key);
    const item = { value, bytes: bytes + key.length, mayStay };
    if (item.bytes > this.maxBytes * NEW_SHARE) return;
    if (wasUsed && mayStay) this.#used.put(key, item);
    else this.#new.put(key, item);
    this.#shrink();
  }

  delete(key: string): void {
    this.#used.take(key);
    this.#new.take(key);
  }

  #shrink(): void {
    while (this.#used.bytes > this.maxBytes * (1 - NEW_SHARE)) {
      const oldest = this.#used.takeOldest();
      if (oldest !== undefined) this.#new.put(...oldest);
    }
    while (this.#new.bytes > this.maxBytes * NEW_SHARE) this.#new.takeOldest();
  }
}
