import { isUtf8 } from "node:buffer";
import { timingSafeEqual } from "node:crypto";
import { AppError, WEBHOOK_HEADERS, WEBHOOK_LIMITS } from "@tandem/contracts";
import { Webhook } from "standardwebhooks";

/** Headers as Node or fetch hands them over. */
export type IncomingHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** Returns the three headers of Standard Webhooks for a body, signed with every active secret. `at` in milliseconds. */
export function signWebhook(
  id: string,
  at: number,
  rawBody: string,
  secrets: readonly string[],
): Record<string, string> {
  return {
    [WEBHOOK_HEADERS.id]: id,
    [WEBHOOK_HEADERS.timestamp]: String(Math.floor(at / 1000)),
    [WEBHOOK_HEADERS.signature]: secrets
      .map((secret) => new Webhook(secret).sign(id, new Date(at), rawBody))
      .join(" "),
  };
}

/**
 * Checks the signature of the raw bytes against every active secret and returns the webhook id.
 * @throws AppError `unauthenticated` for a missing, wrong or stale (±5 minutes around `now`, milliseconds) signature, and
 * for everything when no secret is configured
 */
export function verifyWebhook(
  rawBody: Buffer,
  headers: IncomingHeaders,
  secrets: readonly string[],
  now: number,
): string {
  if (secrets.length === 0) throw refused("No webhook secret is configured.");
  const id = readHeader(headers, WEBHOOK_HEADERS.id);
  const timestamp = readHeader(headers, WEBHOOK_HEADERS.timestamp);
  const signature = readHeader(headers, WEBHOOK_HEADERS.signature);
  if (id === undefined || timestamp === undefined || signature === undefined) {
    throw refused("The webhook-id, webhook-timestamp and webhook-signature headers are required.");
  }
  if (!/^\d{1,12}$/.test(timestamp))
    throw refused("The webhook-timestamp header is not a number of seconds.");
  const seconds = Number(timestamp);
  if (Math.abs(now / 1000 - seconds) > WEBHOOK_LIMITS.toleranceSeconds) {
    throw refused("The webhook was signed too long ago, or the clocks differ.");
  }
  if (id.length > 256 || !isUtf8(rawBody))
    throw refused("The webhook-id header has more than 256 characters, or the body is not UTF-8.");
  const body = rawBody.toString("utf8");
  const given = signature.split(" ");
  const matches = secrets.some((secret) => {
    const expected = new Webhook(secret).sign(id, new Date(seconds * 1000), body);
    return given.some((candidate) => equal(candidate, expected));
  });
  if (!matches) throw refused("The signature does not match.");
  return id;
}

/** A header sent twice, or empty, counts as missing. */
function readHeader(headers: IncomingHeaders, name: string): string | undefined {
  const value = headers instanceof Headers ? headers.get(name) : headers[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function equal(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

function refused(message: string): AppError {
  return new AppError("unauthenticated", message);
}
