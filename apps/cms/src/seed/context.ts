import type { Payload } from "payload";
import type { Tenant } from "../payload-types";
import type { BrandContent, SeedLink, Texts } from "./brand-content";

/** What the parts of a brand's seed share. */
export interface SeedContext {
  payload: Payload;
  tenant: Tenant;
  content: BrandContent;
  toRichText: (html: string) => unknown;
  /** Media ids of hero pictures, in the order of their names. */
  heroPictures: string[];
}

/** A link in one language. */
export const linkIn =
  (locale: keyof Texts) =>
  ({ label, href }: SeedLink) => ({ label: label[locale], href });
