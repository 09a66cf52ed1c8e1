import { AppError } from "@tandem/contracts";

/** Deeper than any value that a route reads. */
const MAX_DEPTH = 30;
/** An object loses the value of the first, and libraries call the second on any object. */
const UNSAFE_NAMES: ReadonlySet<string> = new Set(["__proto__", "hasOwnProperty"]);

/** Returns whether a text must not become the name of a field. */
export function isUnsafeName(text: string): boolean {
  return UNSAFE_NAMES.has(text);
}

/**
 * Checks a parsed query or body: no zero bytes, which Postgres cannot store in text, no unsafe names of fields, and no
 * nesting beyond what any route reads.
 * `visit` is called with every key, its value and its path, and may throw its own errors.
 * @throws AppError `invalid_input` naming the field
 */
export function requirePlainValues(
  value: unknown,
  visit: (key: string, value: unknown, path: string) => void = () => undefined,
): void {
  walk(value, [], visit);
}

function walk(
  value: unknown,
  path: readonly string[],
  visit: (k: string, v: unknown, p: string) => void,
): void {
  if (typeof value === "string") requireText(value, path);
  if (typeof value !== "object" || value === null) return;
  if (path.length >= MAX_DEPTH)
    refuse(path.slice(0, 3), `must not be nested deeper than ${MAX_DEPTH} levels`);
  for (const [key, inner] of Object.entries(value)) {
    requireText(key, path);
    const here = [...path, key];
    if (isUnsafeName(key)) refuse(here, "is not a name that a field can have");
    visit(key, inner, here.join("."));
    walk(inner, here, visit);
  }
}

function requireText(text: string, path: readonly string[]): void {
  if (text.includes("\0")) refuse(path, "must not have zero bytes");
}

function refuse(path: readonly string[], problem: string): never {
  throw new AppError("invalid_input", `${path.length === 0 ? "The request" : path.join(".")}: ${problem}.`);
}
