/** Returns the id in a relationship value, which is an id or a populated document. */
export function referencedId(value: unknown): string | undefined {
  if (typeof value === "string" && value !== "") return value;
  if (typeof value === "number") return String(value);
  if (typeof value === "object" && value !== null && "id" in value) return referencedId(value.id);
  return undefined;
}

/** A document that another document refers to. */
export interface Reference {
  collection: string;
  id: string;
}
