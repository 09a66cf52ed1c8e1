import type { Payload } from "payload";
import type { Tenant } from "../payload-types";
import type { BrandContent, SeedLink, Texts } from "./brand-content";

/** Context that the parts of a brand's seed share. */
export interface SeedContext {
  payload: Payload;
  tenant: Tenant;
  content: BrandContent;
  toRichText: (html: string) => unknown;
  /** Media ids of hero images, in the order of their file names. */
  heroPictures: string[];
}

/** Returns a link in one language. */
export const linkIn =
  (locale: keyof Texts) =>
  ({ label, href }: SeedLink) => ({ label: label[locale], href });
