import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Signs and verifies tokens that give the holder of a link access to one resource, named by an id, until they expire.
 */
export interface SignedLinks {
  /** Returns a token for the resource with this id. */
  sign(id: string, now: number): string;
  /** Returns whether a token was signed for this id and has not expired. */
  opens(token: string, id: string, now: number): boolean;
}

/** Creates links that are signed with a secret of the server. A token is valid for its own purpose only. */
export function createSignedLinks(secret: string, purpose: string, lifeMs: number): SignedLinks {
  const seal = (id: string, until: string) =>
    createHmac("sha256", secret).update(`${purpose}:${id}:${until}`).digest("base64url");
  return {
    sign(id, now) {
      const until = (now + lifeMs).toString(36);
      return `${until}.${seal(id, until)}`;
    },
    opens(token, id, now) {
      const [until = "", given = ""] = token.split(".");
      const expected = Buffer.from(seal(id, until));
      const shown = Buffer.from(given);
      const genuine = shown.length === expected.length && timingSafeEqual(shown, expected);
      return genuine && Number.parseInt(until, 36) > now;
    },
  };
}
