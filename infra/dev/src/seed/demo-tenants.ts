/** The two shops of the demo; their catalogs are in `infra/dev/demo/<slug>`. */
export const DEMO_TENANTS = [
  {
    slug: "saffron",
    name: "Saffron & Silk",
    currency: "uzs",
    countries: ["uz"],
    locales: ["en", "ru", "uz"],
  },
  {
    slug: "northbeam",
    name: "Northbeam",
    currency: "usd",
    countries: ["us"],
    locales: ["en"],
  },
] as const;
export type DemoTenant = (typeof DEMO_TENANTS)[number];
