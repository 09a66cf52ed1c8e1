import { Client, FetchError } from "@medusajs/js-sdk";
import type { Store } from "@tandem/catalog";
import { AppError } from "@tandem/contracts";
import { env } from "@/env";

const TIMEOUT_MS = 6_000;

interface StoreCall {
  method?: "GET" | "POST" | "DELETE";
  query?: Record<string, string | number>;
  body?: object;
  /** Medusa's token of a signed-in customer. */
  token?: string | undefined;
}

/** Calls Medusa's store API for a store. Every failure throws an `AppError`. */
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

/**
 * Translates Medusa's errors into our codes. `conflict` means that there is not enough stock: our backend gives that refusal
 * a status of its own, because Medusa's client drops the error code.
 */
function translate(error: unknown): AppError {
  if (!(error instanceof FetchError) || error.status === undefined || error.status >= 500) {
    return new AppError("unavailable", "Medusa is unavailable.", { cause: error });
  }
  switch (error.status) {
    case 404:
      return new AppError("not_found", "Medusa has no such resource.", { cause: error });
    case 400:
      return new AppError("invalid_input", "Medusa refused the request.", { cause: error });
    case 409:
      return new AppError("conflict", "There is not enough stock.", { cause: error });
    case 401:
      return new AppError("unauthenticated", "Medusa does not accept the customer's token. Sign in again.", {
        cause: error,
      });
    case 403:
      return new AppError("forbidden", "Medusa forbids this request.", { cause: error });
    default:
      return new AppError("upstream_failed", `Medusa returned status ${error.status}.`, { cause: error });
  }
}
