import { buildSettings } from "@/env";

/** Returns the origins whose images the shop may fetch: the CMS, and hosts named by the operator. */
export function imageOrigins(): string[] {
  const { cmsUrl, imageHosts } = buildSettings();
  return [cmsUrl, ...imageHosts].map((address) => new URL(address).origin);
}
