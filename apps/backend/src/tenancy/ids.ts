/** An id of Medusa: prefix and ULID. */
const ID = /(?<![A-Za-z0-9_])([a-z]+(?:_[a-z]+)*)_[0-9A-HJKMNP-TV-Z]{26}(?![A-Za-z0-9_])/g;
const MAX_DEPTH = 40;

/** Returns every id in a JSON value, keys and texts included. */
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

/** Returns whether a text is one id and nothing else. */
export const isId = (text: string): boolean => idsIn(text).has(text);

/** Returns the prefix of an id, which names its kind. */
export function kindOf(id: string): string {
  return id.slice(0, id.lastIndexOf("_"));
}
