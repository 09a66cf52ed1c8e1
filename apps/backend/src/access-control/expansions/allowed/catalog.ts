import type { Allowed } from "./allowed";

/** Products, their organization, and their prices. */
export const catalogExpansions: Allowed = {
  Product: [
    "categories",
    "collection",
    "images.variants",
    "options.values",
    "product_options",
    "sales_channels",
    "shipping_profile",
    "tags",
    "type",
    "variants.images",
    "variants.inventory_items.inventory",
    "variants.options.option",
    "variants.prices.price_rules",
  ],
  ProductVariant: [
    "images.variants",
    "inventory.location_levels",
    "inventory_items.inventory.location_levels",
    "options.option",
    "prices.price_rules",
    "product.images",
  ],
  ProductOption: ["products", "values"],
  ProductCategory: ["category_children", "parent_category", "products"],
  ProductCollection: ["products"],
  PriceList: ["price_list_rules", "prices.price_rules", "prices.price_set.variant"],
  Price: ["price_rules", "price_set.variant"],
  Promotion: [
    "application_method.buy_rules.values",
    "application_method.target_rules.values",
    "campaign.budget",
    "rules.values",
  ],
  PromotionRule: ["values"],
  Campaign: ["budget", "currency", "promotions"],
};
