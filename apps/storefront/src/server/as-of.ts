const AS_OF = "as-of:";
/** Tags that Next derives from the path of a page. */
const OF_NEXT = "_N_T_";

/** Tag of reads that visitors can invent, such as searches. They, and pages with them, never displace others. */
export const INVENTABLE = "inventable";

/**
 * Returns the tag that says as of which drop something was read. Next hands the tags of a read on to every page and
 * read that contains it, also to one that joined it while it was running: so each knows the oldest of its parts.
 */
export const asOfTag = (drop: number): string => `${AS_OF}${drop}`;

/** Tags of a page or read, and as of which drop its oldest part was read. */
interface Tagged {
  tags: string[];
  /** Undefined when that is unknown. Then it cannot be kept, because a drop that makes it old would be missed. */
  since: number | undefined;
}

/** Separates what a page or read shows from the drop it was read as of; one that shows nothing is as of `now`. */
export function readTags(all: readonly string[], now: number): Tagged {
  const tags = all.filter((tag) => !tag.startsWith(AS_OF));
  const drops = all.filter((tag) => tag.startsWith(AS_OF)).map((tag) => Number(tag.slice(AS_OF.length)));
  if (drops.length > 0) return { tags, since: Math.min(...drops) };
  return { tags, since: tags.every((tag) => tag.startsWith(OF_NEXT)) ? now : undefined };
}
