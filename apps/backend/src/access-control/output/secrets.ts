/** Keys whose values are secrets, in any row. */
const SECRET = /(?:^|_)(?:otp|password|salt|secret|token)(?:_hash)?$/i;
/** Publishable keys name a store and are not secret; browsers send them. */
const PUBLISHABLE = /^pk_/;
/** Free-form field of merchants; the platform stores nothing in it. */
const FREE = "metadata";
const MAX_DEPTH = 60;

/** Keys of the secrets that a response contains because the call is about them. */
export type Told = ReadonlySet<string>;

/** Returns a JSON value without the secrets in it, at any depth; the value itself when there are none. */
export function withoutSecrets(value: unknown, told: Told, depth = 0): unknown {
  if (typeof value !== "object" || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value))
    return replaced(
      value,
      value.map((inner) => withoutSecrets(inner, told, depth + 1)),
    );
  const entries = Object.entries(value);
  const kept = entries
    .filter(([key, inner]) => told.has(key) || !isSecret(key, inner))
    .map(([key, inner]): [string, unknown] => [
      key,
      key === FREE ? inner : withoutSecrets(inner, told, depth + 1),
    ]);
  const unchanged =
    kept.length === entries.length && kept.every(([, inner], index) => inner === entries[index]?.[1]);
  return unchanged ? value : Object.fromEntries(kept);
}

function isSecret(key: string, value: unknown): boolean {
  return SECRET.test(key) && !(typeof value === "string" && PUBLISHABLE.test(value));
}

function replaced(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.every((inner, index) => inner === before[index]) ? before : after;
}
