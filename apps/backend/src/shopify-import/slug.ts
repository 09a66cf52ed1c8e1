import { createHash } from "node:crypto";

/** Returns a slug for a name: lower-case Latin letters, digits and dashes; a short hash where no letter is left. */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[ʻʼ'’`]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return slug === "" ? `c-${createHash("sha256").update(name).digest("hex").slice(0, 8)}` : slug;
}
