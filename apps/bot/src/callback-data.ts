import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { AppError } from "@tandem/contracts";
import type { Redis } from "ioredis";
import { z } from "zod";

/** Telegram's limit for the callback data of a button, in bytes. */
export const MAX_CALLBACK_BYTES = 64;
const SIGNATURE_LENGTH = 8;
const STORED_DAYS = 30;

/** The action of a pressed button and its arguments. */
export type ButtonPress = { action: string; args: string[] };
export type CallbackData = {
  /** Returns the callback data of a button: signed, or stored in Redis under a short key when it would be too long. */
  encode: (action: string, ...args: readonly string[]) => Promise<string>;
  /** Returns the press that callback data stands for; null when it is forged, malformed or no longer stored. */
  decode: (data: string) => Promise<ButtonPress | null>;
};

const partsSchema = z.array(z.string()).min(1);

/** Creates the encoder and the decoder of one bot's callback data. `secret` is used only as an HMAC key. */
export function createCallbackData(settings: {
  secret: string;
  redis: Redis;
  keyPrefix: string;
}): CallbackData {
  const sign = (payload: string) =>
    createHmac("sha256", `callback-data:${settings.secret}`)
      .update(payload)
      .digest("base64url")
      .slice(0, SIGNATURE_LENGTH);
  const key = (id: string) => `${settings.keyPrefix}:${id}`;

  return {
    async encode(action, ...args) {
      const parts = [action, ...args];
      if (parts.some((part) => /[|.#]/.test(part))) return store(parts);
      const payload = parts.join("|");
      const signed = `${payload}.${sign(payload)}`;
      return Buffer.byteLength(signed) <= MAX_CALLBACK_BYTES ? signed : store(parts);
    },
    async decode(data) {
      if (data.startsWith("#")) {
        const stored = await settings.redis.get(key(data.slice(1)));
        return stored === null ? null : toPress(partsSchema.parse(JSON.parse(stored)));
      }
      const end = data.lastIndexOf(".");
      const payload = data.slice(0, Math.max(0, end));
      return isSame(data.slice(end + 1), sign(payload)) ? toPress(payload.split("|")) : null;
    },
  };

  async function store(parts: readonly string[]): Promise<string> {
    const id = randomBytes(12).toString("base64url");
    await settings.redis.set(key(id), JSON.stringify(parts), "EX", STORED_DAYS * 24 * 3600);
    return `#${id}`;
  }
}

function toPress([action, ...args]: readonly string[]): ButtonPress {
  if (action === undefined) throw new AppError("internal", "The callback data has no action.");
  return { action, args };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
