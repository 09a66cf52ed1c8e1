import { tooManyRequests } from "./telegram-error.js";

/** A bucket of `burst` calls, refilled by `perSecond`. */
export type Allowance = { burst: number; perSecond: number };
export type RateLimits = { perBot: Allowance; perChat: Allowance };

/** Telegram's documented limits: about 30 messages a second in total, one a second per chat, with short bursts. */
export const DEFAULT_LIMITS: RateLimits = {
  perBot: { burst: 30, perSecond: 30 },
  perChat: { burst: 10, perSecond: 1 },
};

type Bucket = { tokens: number; at: number };

/** Counts a bot's messages; `spend` throws a 429 with the seconds to wait when a bucket is empty. */
export class RateLimiter {
  readonly #limits: RateLimits;
  readonly #buckets = new Map<string, Bucket>();

  constructor(limits: RateLimits) {
    this.#limits = limits;
  }

  spend(botId: number, chatId: number, messages: number, now: number): void {
    const wait = Math.max(
      this.#wait(`bot:${botId}`, this.#limits.perBot, messages, now),
      this.#wait(`chat:${botId}:${chatId}`, this.#limits.perChat, messages, now),
    );
    if (wait > 0) throw tooManyRequests(Math.ceil(wait));
    this.#take(`bot:${botId}`, messages);
    this.#take(`chat:${botId}:${chatId}`, messages);
  }

  #wait(key: string, allowance: Allowance, messages: number, now: number): number {
    const bucket = this.#buckets.get(key) ?? { tokens: allowance.burst, at: now };
    const tokens = Math.min(
      allowance.burst,
      bucket.tokens + ((now - bucket.at) / 1000) * allowance.perSecond,
    );
    this.#buckets.set(key, { tokens, at: now });
    const needed = Math.min(messages, allowance.burst);
    return tokens >= needed ? 0 : (needed - tokens) / allowance.perSecond;
  }

  #take(key: string, messages: number): void {
    const bucket = this.#buckets.get(key);
    if (bucket !== undefined) bucket.tokens = Math.max(0, bucket.tokens - messages);
  }
}
