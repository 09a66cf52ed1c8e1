import type { Allowed } from "./allowed";

const behind = (relation: string, paths: readonly string[]): string[] =>
  paths.map((path) => `${relation}.${path}`);

const PRODUCT = [
  "categories",
  "collection",
  "images",
  "options.values",
  "tags",
  "type",
  "variants.calculated_price",
  "variants.images",
  "variants.options.option",
];
const PAYMENT_COLLECTION = ["payment_providers", "payment_sessions"];
const PROMOTIONS = "promotions.application_method";
const SHIPPING_METHODS = ["shipping_methods.adjustments", "shipping_methods.tax_lines"];

/**
 * What shoppers may expand: the fields that Medusa's store routes return by default, and those that shops commonly show.
 * Stock is a number on the variant, never where it lies.
 */
export const storeExpansions: Allowed = {
  Product: PRODUCT,
  ProductVariant: ["calculated_price", "images", "options.option", "product"],
  ProductOption: ["values"],
  ProductCategory: [
    "category_children.category_children.category_children",
    "category_children.products",
    "parent_category.parent_category.parent_category",
    "products.images",
    "products.options",
    "products.variants",
  ],
  ProductCollection: behind("products", PRODUCT),
  ProductTag: behind("products", PRODUCT),
  ProductType: behind("products", PRODUCT),
  Region: ["countries", "payment_providers"],
  ReturnReason: ["parent_return_reason", "return_reason_children"],
  ShippingOption: [
    "calculated_price.calculated_price",
    "calculated_price.original_price",
    "prices.price_rules",
    "provider",
    "service_zone.fulfillment_set.location.address",
    "type",
  ],
  Cart: [
    "billing_address",
    "credit_lines",
    "customer.groups",
    "items.adjustments",
    "items.metadata",
    "items.product.categories",
    "items.product.tags",
    "items.tax_lines",
    "items.thumbnail",
    "items.variant",
    ...behind("payment_collection", PAYMENT_COLLECTION),
    PROMOTIONS,
    "region.countries",
    "shipping_address",
    ...SHIPPING_METHODS,
  ],
  Order: [
    "billing_address",
    "credit_lines",
    "customer",
    "fulfillments",
    "items.adjustments",
    "items.detail",
    "items.metadata",
    "items.product",
    "items.tax_lines",
    "items.thumbnail",
    "items.variant.product",
    "payment_collections.payments",
    ...behind("payment_collections", PAYMENT_COLLECTION),
    PROMOTIONS,
    "shipping_address",
    ...SHIPPING_METHODS,
    "summary",
  ],
  PaymentCollection: PAYMENT_COLLECTION,
  Return: ["items"],
  Customer: ["addresses", "orders"],
};
