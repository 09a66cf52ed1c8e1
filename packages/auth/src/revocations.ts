import { AppError } from "@tandem/contracts";

/** The commands of an ioredis connection that revocations need. */
export interface RevocationStore {
  set(key: string, value: string, expiryMode: "EX", seconds: number): Promise<unknown>;
  mget(...keys: string[]): Promise<(string | null)[]>;
}

/** Sessions that were ended before their tokens ran out. */
export interface Revocations {
  /** Ends one session; without a `sessionId` every session the person has at this moment. */
  revoke(ended: { sessionId: string | null; subject: string }): Promise<void>;
  /** `issuedAt` is when the session or token began, milliseconds since the epoch. Raises `unavailable` without Redis. */
  isRevoked(session: { sessionId: string | null; subject: string; issuedAt: number }): Promise<boolean>;
}

/** Longer than any session of any app, so that a revocation never ends before what it revokes. */
const LIFE_SECONDS = 8 * 24 * 60 * 60;

const sessionKey = (sessionId: string) => `tandem:revoked:session:${sessionId}`;
const subjectKey = (subject: string) => `tandem:revoked:subject:${subject}`;

export interface RevocationSettings {
  /** Where the previous release kept them; read for one release more, since a revocation lasts eight days. */
  formerly?: Pick<RevocationStore, "mget">;
  now?: () => number;
}

/** Revocations shared by all instances of all apps through one Redis database, which must never evict a key. */
export function createRevocations(
  redis: RevocationStore,
  { formerly, now = Date.now }: RevocationSettings = {},
): Revocations {
  return {
    async revoke({ sessionId, subject }) {
      const key = sessionId === null ? subjectKey(subject) : sessionKey(sessionId);
      await reach(redis.set(key, String(now()), "EX", LIFE_SECONDS));
    },
    async isRevoked({ sessionId, subject, issuedAt }) {
      const keys = [subjectKey(subject), ...(sessionId === null ? [] : [sessionKey(sessionId)])];
      const stores = formerly === undefined ? [redis] : [redis, formerly];
      const found = await reach(Promise.all(stores.map((store) => store.mget(...keys))));
      return found.some(
        ([since = null, session = null]) => session !== null || (since !== null && issuedAt <= Number(since)),
      );
    },
  };
}

async function reach<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw new AppError("unavailable", "The list of ended sessions cannot be reached.", { cause });
  }
}
