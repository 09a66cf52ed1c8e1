import { AppError } from "@tandem/contracts";
import { type DirectoryPerson, readPerson } from "./directory-person.js";
import type { ServiceTokens } from "./service-tokens.js";

export interface DirectorySettings {
  /** Realm address. */
  issuer: string;
  /** Of a service with `view-users`, `query-users` and `query-groups` of `realm-management`. */
  tokens: ServiceTokens;
  /** How long an answer counts without asking again; a minute at most. */
  freshMs?: number;
  /** Milliseconds since the epoch; the real clock unless told otherwise. */
  now?: () => number;
}

/** People as Keycloak knows them: what makes disabling somebody or changing their roles take effect everywhere. */
export interface Directory {
  /** Null when there is nobody with this `sub`. Raises `unavailable` when it cannot be known. */
  lookup(subject: string): Promise<DirectoryPerson | null>;
  /** Asks Keycloak again at the next lookup, after a change made here. */
  forget(subject: string): void;
}

interface Entry {
  person: DirectoryPerson | null;
  readAt: number;
  /** Not asked again before. */
  askAt: number;
}

const FRESH_MS = 30_000;
const LONGEST_FRESH_MS = 60_000;
/** How long the last answer counts while Keycloak is away. */
const STALE_MS = 5 * 60_000;
const RETRY_MS = 5_000;
const MAX_ENTRIES = 5_000;

/** Reads people from Keycloak's admin API, once for all who ask at the same time, and remembers them for a moment. */
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
      throw new AppError("unavailable", "The sign-on service cannot be asked about this person.", { cause });
    }
  }

  function remember(subject: string, entry: Entry): void {
    entries.delete(subject);
    entries.set(subject, entry);
    const [oldest] = entries.keys();
    if (entries.size > MAX_ENTRIES && oldest !== undefined) entries.delete(oldest);
  }
}
