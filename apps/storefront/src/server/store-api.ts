import { Client, FetchError } from "@medusajs/js-sdk";
import type { Store } from "@tandem/catalog";
import { AppError } from "@tandem/contracts";
import { env } from "@/env";

const TIMEOUT_MS = 6_000;

interface StoreCall {
  method?: "GET" | "POST" | "DELETE";
  query?: Record<string, string | number>;
  body?: object;
  /** Medusa's token of a signed-on customer. */
  token?: string | undefined;
}

/** One call of Medusa's store API for a shop; raises an `AppError` whatever goes wrong. */
export async function callStore(store: Store, path: string, call: StoreCall = {}): Promise<unknown> {
  const { method = "GET", query, body, token } = call;
  const client = new Client({ baseUrl: env().BACKEND_URL, publishableKey: store.publishableKey });
  try {
    return await client.fetch(path, {
      method,
      ...(query === undefined ? {} : { query }),
      ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { body: { ...body } }),
    });
  } catch (error) {
    throw translate(error);
  }
}

/** Medusa's refusals in our codes: `not_found`, `conflict` (not enough stock), who somebody is or may do, or away. */
function translate(error: unknown): AppError {
  if (!(error instanceof FetchError) || error.status === undefined || error.status >= 500) {
    return new AppError("unavailable", "Medusa does not answer.", { cause: error });
  }
  switch (error.status) {
    case 404:
      return new AppError("not_found", "Medusa does not know it.", { cause: error });
    case 400:
    case 409:
      return new AppError("conflict", "Medusa refused the change.", { cause: error });
    case 401:
      return new AppError("unauthenticated", "Medusa does not know this customer.", { cause: error });
    case 403:
      return new AppError("forbidden", "Medusa does not allow it.", { cause: error });
    default:
      return new AppError("upstream_failed", `Medusa answered ${error.status}.`, { cause: error });
  }
}
