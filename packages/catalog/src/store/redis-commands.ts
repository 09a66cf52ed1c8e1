import type { Redis } from "ioredis";
import { z } from "zod";
import { CLAIM, DROP, READ, RELEASE, STORE } from "./scripts.js";

const PREFIX = "tandem:catalog:";
const TAG_PREFIX = `${PREFIX}tag:`;
const GENERATION_KEY = `${PREFIX}generation`;

const readAnswer = z.tuple([z.number(), z.string()]).nullable();

/** A stored document and whether it may still be served as current. */
interface StoredText {
  text: string;
  fresh: boolean;
}

/** The identity of one fill: its lock token and its generation. */
export interface Claim {
  token: string;
  generation: string;
}

/** The result of claiming a key: the claim, `busy` while another reader fills it, or `filled`. */
export type Turn = Claim | "busy" | "filled";

/** Creates the commands of the document store on a Redis connection. Times are in milliseconds. */
export function createCommands(redis: Redis, lifetimeMs: number) {
  /** Lifetime of tags and of the counter, which must outlive every document that is checked against them. */
  const judgeMs = String(lifetimeMs * 2);
  const lockKey = (key: string) => `${key}:lock`;
  return {
    async read(keys: readonly string[], now: number): Promise<(StoredText | undefined)[]> {
      const answers = await Promise.all(keys.map((key) => redis.eval(READ, 1, key, TAG_PREFIX, now)));
      return answers.map((answer) => {
        const parsed = readAnswer.parse(answer);
        return parsed === null ? undefined : { text: parsed[1], fresh: parsed[0] === 1 };
      });
    },
    async claim(key: string, now: number, token: string, lockMs: number): Promise<Turn> {
      const keys = [key, lockKey(key), GENERATION_KEY];
      const answer = await redis.eval(CLAIM, 3, ...keys, TAG_PREFIX, now, token, lockMs, judgeMs);
      const generation = z.string().nullable().parse(answer);
      if (generation === null) return "busy";
      return generation === "filled" ? "filled" : { token, generation };
    },
    async store(
      key: string,
      claim: Claim,
      doc: { text: string; tags: readonly string[]; until: number; lifetimeMs: number },
    ): Promise<boolean> {
      const answer = await redis.eval(
        STORE,
        2,
        key,
        lockKey(key),
        TAG_PREFIX,
        doc.text,
        doc.tags.join("\n"),
        claim.generation,
        Math.round(doc.until),
        Math.round(doc.lifetimeMs),
        claim.token,
      );
      return answer === 1;
    },
    async release(key: string, token: string): Promise<void> {
      await redis.eval(RELEASE, 1, lockKey(key), token);
    },
    async drop(tags: readonly string[]): Promise<void> {
      if (tags.length === 0) return;
      const keys = tags.map((tag) => TAG_PREFIX + tag);
      await redis.eval(DROP, keys.length + 1, GENERATION_KEY, ...keys, judgeMs);
    },
  };
}
export type Commands = ReturnType<typeof createCommands>;
