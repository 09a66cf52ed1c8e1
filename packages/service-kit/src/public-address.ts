import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** All that is assigned to the public internet so far; RFC 4291. */
const GLOBAL_V6 = ipaddr.parseCIDR("2000::/3");

/**
 * Returns true for an IP address of the public internet: not this machine, a private, link-local, multicast, reserved or
 * documentation range, a tunnel, or IPv4 written as IPv6.
 */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0) return false;
  const address = ipaddr.parse(text);
  return address.range() === "unicast" && (address.kind() === "ipv4" || address.match(GLOBAL_V6));
}
