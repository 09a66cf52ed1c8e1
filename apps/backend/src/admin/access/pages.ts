import type { Area } from "@tandem/auth";

/** A page of Medusa Admin, by its path prefix. */
export interface Page {
  path: string;
  /** The permission that opens it; null when every user may. */
  opens: { area: Area; action: "read" | "write" } | null;
  /** The area whose write permission allows changes there; null when the page checks that itself. */
  writes: Area | null;
}

const stock = (area: Area, paths: readonly string[], writes: Area = area): Page[] =>
  paths.map((path) => ({ path, opens: { area, action: "read" }, writes }));
const forPlatform = (paths: readonly string[]): Page[] =>
  paths.map((path) => ({ path, opens: { area: "platform", action: "write" }, writes: null }));
const own = (path: string, area: Area): Page => ({ path, opens: { area, action: "read" }, writes: null });
const everybodys = (path: string): Page => ({ path, opens: null, writes: null });

/** The page for users who may not open the page they requested. */
export const NO_ACCESS = "/no-access";

/**
 * Every page, in menu order. A page that is not listed, such as one added by a new version, is for platform admins
 * only.
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
  ...stock("settings", ["/settings/store", "/settings/regions", "/settings/tax-regions"]),
  ...stock("settings", ["/settings/return-reasons", "/settings/refund-reasons"], "platform"),
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

/** Default pages of the dashboard, with the menu section that has a replacement when the user may not open them. */
export const LANDINGS: Readonly<Record<string, string>> = { "/orders": "/", "/settings/store": "/settings/" };

/** Returns the page a path belongs to: the one with the longest matching prefix. */
export function pageAt(path: string): Page | undefined {
  return PAGES.filter((page) => path === page.path || path.startsWith(`${page.path}/`))
    .sort((one, other) => other.path.length - one.path.length)
    .at(0);
}
