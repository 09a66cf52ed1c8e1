import type { Area } from "@tandem/auth";

/** A page of Medusa Admin, by the start of its address. */
export interface Page {
  path: string;
  /** Who may open it: whoever may do this; null for everybody. */
  opens: { area: Area; action: "read" | "write" } | null;
  /** Area one must be allowed to write in to change something there; null when the page sees to that itself. */
  writes: Area | null;
}

const stock = (area: Area, paths: readonly string[], writes: Area = area): Page[] =>
  paths.map((path) => ({ path, opens: { area, action: "read" }, writes }));
const forPlatform = (paths: readonly string[]): Page[] =>
  paths.map((path) => ({ path, opens: { area: "platform", action: "write" }, writes: null }));
const own = (path: string, area: Area): Page => ({ path, opens: { area, action: "read" }, writes: null });
const everybodys = (path: string): Page => ({ path, opens: null, writes: null });

/** Where somebody without a page to see ends up. */
export const NO_ACCESS = "/no-access";

/**
 * Every page there is, in the order of the menu. A page that is not here, such as one a new version brings, is for
 * platform admins only.
 */
export const PAGES: readonly Page[] = [
  ...stock("orders", ["/orders", "/draft-orders"]),
  ...stock("catalog", ["/products", "/collections", "/categories", "/product-options"]),
  ...stock("stock", ["/inventory", "/reservations"]),
  ...stock("customers", ["/customers", "/customer-groups"]),
  ...stock("promotions", ["/promotions", "/campaigns"]),
  ...stock("prices", ["/price-lists"]),
  ...forPlatform(["/orders/export", "/products/export", "/products/import", "/inventory/export"]),
  own("/sync", "sync"),
  ...forPlatform(["/imports"]),
  own("/members", "members"),
  own("/audit", "audit"),
  own("/tenants", "platform"),
  everybodys(NO_ACCESS),

  { path: "/settings/profile", opens: null, writes: "platform" },
  ...stock(
    "settings",
    [
      "/settings/store",
      "/settings/regions",
      "/settings/tax-regions",
      "/settings/return-reasons",
      "/settings/refund-reasons",
    ],
    "platform",
  ),
  ...stock("settings", ["/settings/sales-channels", "/settings/locations"]),
  ...stock("catalog", ["/settings/product-types", "/settings/product-tags", "/settings/translations"]),
  ...stock("settings", ["/settings/publishable-api-keys", "/settings/secret-api-keys"]),
  ...forPlatform([
    "/settings/users",
    "/settings/roles",
    "/settings/policies",
    "/settings/property-labels",
    "/settings/workflows",
    "/settings/search",
    "/settings/translations/settings",
    "/settings/translations/add-locales",
  ]),
];

/** Pages the dashboard opens by itself, with the part of the menu to choose another from when one may not see it. */
export const LANDINGS: Readonly<Record<string, string>> = { "/orders": "/", "/settings/store": "/settings/" };

/** The page an address belongs to: the one with the longest start in common. */
export function pageAt(path: string): Page | undefined {
  return PAGES.filter((page) => path === page.path || path.startsWith(`${page.path}/`))
    .sort((one, other) => other.path.length - one.path.length)
    .at(0);
}
