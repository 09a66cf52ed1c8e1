import { AppError } from "@tandem/contracts";

/** The commands of an ioredis connection that revocations need. */
interface RevocationStore {
  set(key: string, value: string, expiryMode: "EX", seconds: number): Promise<unknown>;
  mget(...keys: string[]): Promise<(string | null)[]>;
}

/** Sessions that were ended before their tokens expired. */
export interface Revocations {
  /** Ends one session; without a `sessionId` every current session of the user. */
  revoke(ended: { sessionId: string | null; subject: string }): Promise<void>;
  /**
   * Returns whether a session was ended. `issuedAt` is when it or its token began, milliseconds since the epoch.
   * @throws AppError `unavailable` without Redis
   */
  isRevoked(session: { sessionId: string | null; subject: string; issuedAt: number }): Promise<boolean>;
}

/** Longer than any session of any app, so that a revocation never expires before what it revokes. */
const LIFE_SECONDS = 8 * 24 * 60 * 60;

const sessionKey = (sessionId: string) => `tandem:revoked:session:${sessionId}`;
const subjectKey = (subject: string) => `tandem:revoked:subject:${subject}`;

interface RevocationSettings {
  /** Where the previous release stored revocations; read for one more release, since a revocation lasts eight days. */
  formerly?: Pick<RevocationStore, "mget">;
  now?: () => number;
}

/** Creates the revocations that all instances of all apps share through one Redis database, which must never evict a key. */
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
