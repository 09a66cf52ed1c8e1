/** An id as Medusa makes them: prefix and ULID. */
const ID = /(?<![A-Za-z0-9_])([a-z]+(?:_[a-z]+)*)_[0-9A-HJKMNP-TV-Z]{26}(?![A-Za-z0-9_])/g;
const MAX_DEPTH = 40;

/** Every id that stands anywhere in a JSON value, keys and texts included. */
export function idsIn(value: unknown, found: Set<string> = new Set(), depth = 0): Set<string> {
  if (typeof value === "string") {
    for (const [id] of value.matchAll(ID)) found.add(id);
  } else if (depth < MAX_DEPTH && typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      idsIn(key, found, depth + 1);
      idsIn(inner, found, depth + 1);
    }
  }
  return found;
}

/** True for a text that is one id and nothing else. */
export const isId = (text: string): boolean => idsIn(text).has(text);

/** The prefix that says what an id is of. */
export function kindOf(id: string): string {
  return id.slice(0, id.lastIndexOf("_"));
}
