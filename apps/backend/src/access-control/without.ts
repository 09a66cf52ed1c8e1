import { idsIn } from "../tenancy/ids";

/**
 * Returns a JSON value without the rows with these ids: objects with such an `id` and texts that name one are removed.
 * Undefined when nothing of the requested data is left.
 */
export function without(body: unknown, foreign: ReadonlySet<string>): unknown {
  const left = strip(body, foreign);
  if (!isObject(body) || !isObject(left)) return left;
  const lost = Object.entries(body).some(([key, value]) => isObject(value) && left[key] === null);
  return lost ? undefined : left;
}

function strip(value: unknown, foreign: ReadonlySet<string>): unknown {
  if (typeof value === "string") return names(value, foreign) ? undefined : value;
  if (Array.isArray(value)) {
    return value.map((inner) => strip(inner, foreign)).filter((inner) => inner !== undefined);
  }
  if (!isObject(value)) return value;
  if (typeof value.id === "string" && foreign.has(value.id)) return undefined;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !names(key, foreign))
      .map(([key, inner]) => [key, strip(inner, foreign) ?? null]),
  );
}

function names(text: string, foreign: ReadonlySet<string>): boolean {
  return [...idsIn(text)].some((id) => foreign.has(id));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
