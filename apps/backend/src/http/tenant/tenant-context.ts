import { AsyncLocalStorage } from "node:async_hooks";

const storage = new AsyncLocalStorage<string>();

/** Runs `work` on behalf of a tenant (Medusa id): products and categories it creates belong to that tenant. */
export function runAsTenant<T>(tenantId: string, work: () => T): T {
  return storage.run(tenantId, work);
}

/** Medusa id of the tenant the request under way acts for, if it named one. */
export function currentTenant(): string | undefined {
  return storage.getStore();
}
