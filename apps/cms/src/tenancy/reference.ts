/** The id behind a relationship value, whether it came as an id or as a populated document. */
export function referencedId(value: unknown): string | undefined {
  if (typeof value === "string" && value !== "") return value;
  if (typeof value === "number") return String(value);
  if (typeof value === "object" && value !== null && "id" in value) return referencedId(value.id);
  return undefined;
}

/** One document another document points at. */
export interface Reference {
  collection: string;
  id: string;
}
