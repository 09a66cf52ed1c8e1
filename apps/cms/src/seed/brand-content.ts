import type { Locale } from "@tandem/contracts";
import type { Tenant } from "../payload-types";

/** A text in every language of the product. */
export type Texts = Readonly<Record<Locale, string>>;

/** A link whose text is translated. */
export interface SeedLink {
  label: Texts;
  href: string;
}

/** Content of one demo brand. HTML texts become rich text. */
export interface BrandContent {
  locales: Locale[];
  defaultLocale: Locale;
  theme: NonNullable<Tenant["theme"]>;
  contact: { email: string; phone: string; address: string };
  settings: Record<string, unknown>;
  site: {
    tagline: Texts;
    footerNote: Texts;
    seoDescription: Texts;
    social: { network: string; href: string }[];
  };
  logoAlt: Texts;
  heroes: {
    eyebrow: Texts;
    heading: Texts;
    text: Texts;
    imageAlt: Texts;
    layout: "split" | "full" | "plain";
    links: SeedLink[];
  }[];
  pages: {
    slug: string;
    title: Texts;
    seoDescription: Texts;
    html: Texts;
    callToAction?: { heading: Texts; text: Texts; links: SeedLink[] };
    faq?: { heading: Texts; questions: { question: Texts; answer: Texts }[] };
  }[];
  posts: { slug: string; publishedAt: string; title: Texts; excerpt: Texts; html: Texts }[];
  announcements: { text: Texts; href: string | null }[];
  header: (SeedLink & { children?: SeedLink[] })[];
  footer: { heading: Texts; items: SeedLink[] }[];
}
