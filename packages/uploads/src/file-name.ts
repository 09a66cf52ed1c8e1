import { randomUUID } from "node:crypto";
import path from "node:path";

/** Returns a readable, unguessable name that never repeats, so files of two tenants cannot collide and may be cached forever. */
export function nameFile(original: string, extension: string): string {
  const readable = path
    .parse(original)
    .name.toLowerCase()
    .replace(/%[0-9a-f]{2}|[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${readable || "file"}-${randomUUID()}.${extension}`;
}
