import { createSignedLinks, type SignedLinks } from "../http/signed-links";

const LIFE_MS = 90 * 24 * 60 * 60_000;

/** Creates tokens that give the holder of a link access to one order, for ninety days. */
export function createOrderLinks(secret: string): SignedLinks {
  return createSignedLinks(secret, "order-link", LIFE_MS);
}
