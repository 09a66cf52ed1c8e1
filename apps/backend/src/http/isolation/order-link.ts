import { createSignedLinks, type SignedLinks } from "../signed-links";

const LIFE_MS = 90 * 24 * 60 * 60_000;

/** Tokens that open one order to the holder of its link, for ninety days. */
export function createOrderLinks(secret: string): SignedLinks {
  return createSignedLinks(secret, "order-link", LIFE_MS);
}
