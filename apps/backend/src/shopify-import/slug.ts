import { createHash } from "node:crypto";
import { slugify } from "transliteration";

/** Letters that the library writes in a way unusual for Uzbek. */
const UZBEK = { ў: "o", Ў: "O", ғ: "g", Ғ: "G", қ: "q", Қ: "Q", ҳ: "h", Ҳ: "H" };

/**
 * Returns a slug for a name: lower-case Latin letters, digits and dashes, other alphabets transliterated; a short hash
 * where no letter is left.
 */
export function slugOf(name: string): string {
  const slug = slugify(name.replace(/[ʻʼ‘’'`]/g, ""), { replace: UZBEK });
  return slug === "" ? `c-${createHash("sha256").update(name).digest("hex").slice(0, 8)}` : slug;
}
