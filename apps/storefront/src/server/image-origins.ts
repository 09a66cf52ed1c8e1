import { buildSettings } from "@/env";

/** Returns the origin of the CMS. */
export const cmsOrigin = (): string => new URL(buildSettings().cmsUrl).origin;

/** Returns the origins whose images the shop may fetch: the CMS, and hosts named by the operator. */
export function imageOrigins(): string[] {
  const { cmsUrl, imageHosts } = buildSettings();
  return [cmsUrl, ...imageHosts].map((address) => new URL(address).origin);
}
