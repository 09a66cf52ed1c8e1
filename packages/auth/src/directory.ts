import { AppError } from "@tandem/contracts";
import { type DirectoryPerson, readPerson } from "./directory-person.js";
import type { ServiceTokens } from "./service-tokens.js";

interface DirectorySettings {
  /** Realm URL. */
  issuer: string;
  /** Tokens of a service with `view-users`, `query-users` and `query-groups` of `realm-management`. */
  tokens: ServiceTokens;
  /** How long a result is cached; a minute at most. */
  freshMs?: number;
  /** Milliseconds since the epoch; the system clock by default. */
  now?: () => number;
}

/** Users as Keycloak knows them, so that disabling a user or changing their roles takes effect everywhere. */
export interface Directory {
  /**
   * Returns the user with this `sub`; null when there is none.
   * @throws AppError `unavailable` when Keycloak cannot be read
   */
  lookup(subject: string): Promise<DirectoryPerson | null>;
  /** Removes a cached user after a change made here, so that the next lookup reads Keycloak. */
  forget(subject: string): void;
}

interface Entry {
  person: DirectoryPerson | null;
  readAt: number;
  /** Keycloak is not read again before. */
  askAt: number;
}

const FRESH_MS = 30_000;
const LONGEST_FRESH_MS = 60_000;
/** How long the last result counts while Keycloak is unavailable. */
const STALE_MS = 5 * 60_000;
const RETRY_MS = 5_000;
const MAX_ENTRIES = 5_000;

/** Reads users from Keycloak's admin API, once for concurrent callers, and caches them briefly. */
export function createDirectory(settings: DirectorySettings): Directory {
  const now = settings.now ?? Date.now;
  const freshMs = Math.min(settings.freshMs ?? FRESH_MS, LONGEST_FRESH_MS);
  const entries = new Map<string, Entry>();
  const underWay = new Map<string, Promise<DirectoryPerson | null>>();

  return {
    async lookup(subject) {
      const known = entries.get(subject);
      if (known !== undefined && now() < known.askAt && now() < known.readAt + STALE_MS) return known.person;
      const running = underWay.get(subject);
      if (running !== undefined) return running;
      const asking = ask(subject).finally(() => underWay.delete(subject));
      underWay.set(subject, asking);
      return asking;
    },
    forget(subject) {
      entries.delete(subject);
    },
  };

  async function ask(subject: string): Promise<DirectoryPerson | null> {
    const readAt = now();
    try {
      const person = await readPerson(settings.issuer, await settings.tokens.get(), subject);
      remember(subject, { person, readAt, askAt: readAt + freshMs });
      return person;
    } catch (cause) {
      const last = entries.get(subject);
      if (last !== undefined && now() < last.readAt + STALE_MS) {
        entries.set(subject, { ...last, askAt: now() + RETRY_MS });
        return last.person;
      }
      entries.delete(subject);
      throw new AppError("unavailable", "The login service cannot be reached to check this user.", { cause });
    }
  }

  function remember(subject: string, entry: Entry): void {
    entries.delete(subject);
    entries.set(subject, entry);
    const [oldest] = entries.keys();
    if (entries.size > MAX_ENTRIES && oldest !== undefined) entries.delete(oldest);
  }
}
