import { AsyncLocalStorage } from "node:async_hooks";

/** On whose behalf code runs. */
export interface Scope {
  /** Medusa id of the tenant; what is created belongs to it. Null for the platform itself. */
  tenant: string | null;
  /**
   * How much of the database can be accessed: `all`, or the tenant's rows as its staff or its shop may see them. A shop
   * and `selling` staff also find the tenant's guests by e-mail.
   */
  reach: "all" | "staff" | "selling" | "shop";
  /** Medusa user or customer who acts, if one does. */
  user: string | null;
}

const PLATFORM: Scope = { tenant: null, reach: "all", user: null };
const storage = new AsyncLocalStorage<Scope>();

/** Runs `work` within a scope: every database connection it uses is confined to it. */
export function runInScope<T>(scope: Scope, work: () => T): T {
  return storage.run(scope, work);
}

/** Runs `work` on behalf of a tenant (Medusa id) with access to everything: what it creates belongs to that tenant. */
export function runAsTenant<T>(tenant: string, work: () => T): T {
  return storage.run({ ...currentScope(), tenant }, work);
}

/** Runs `work` for the platform itself: what it creates belongs to no tenant. */
export function runAsPlatform<T>(work: () => T): T {
  return storage.run(PLATFORM, work);
}

/** Returns the scope of the current code; the platform's outside of requests. */
export function currentScope(): Scope {
  return storage.getStore() ?? PLATFORM;
}

/** Returns the Medusa id of the tenant the current code acts for, if any. */
export function currentTenant(): string | undefined {
  return currentScope().tenant ?? undefined;
}
