import { createHmac, timingSafeEqual } from "node:crypto";

/** Signs and checks tokens that open one thing, named by an id, to the holder of its link until they expire. */
export interface SignedLinks {
  /** Returns a token for the thing with this id. */
  sign(id: string, now: number): string;
  /** True for a token that was signed for this id and has not expired. */
  opens(token: string, id: string, now: number): boolean;
}

/** Links signed with a secret of the server. A token of one purpose opens nothing of another. */
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
