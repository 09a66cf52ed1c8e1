import { createHmac, timingSafeEqual } from "node:crypto";

const LIFE_MS = 90 * 24 * 60 * 60_000;

/** Signs and checks the tokens that open one order to whoever holds its link. */
export interface OrderLinks {
  /** A token for an order; it opens the order for ninety days. */
  sign(orderId: string, now: number): string;
  /** True for a token that was signed for this order and has not run out. */
  opens(token: string, orderId: string, now: number): boolean;
}

/** Order links signed with a secret of the server. */
export function createOrderLinks(secret: string): OrderLinks {
  const seal = (orderId: string, until: string) =>
    createHmac("sha256", secret).update(`order-link:${orderId}:${until}`).digest("base64url");
  return {
    sign(orderId, now) {
      const until = (now + LIFE_MS).toString(36);
      return `${until}.${seal(orderId, until)}`;
    },
    opens(token, orderId, now) {
      const [until = "", given = ""] = token.split(".");
      const expected = Buffer.from(seal(orderId, until));
      const shown = Buffer.from(given);
      const genuine = shown.length === expected.length && timingSafeEqual(shown, expected);
      return genuine && Number.parseInt(until, 36) > now;
    },
  };
}
