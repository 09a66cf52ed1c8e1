import type { Allowed } from "./allowed";

/** Stock, customers, channels, delivery and configuration. */
export const shopExpansions: Allowed = {
  InventoryItem: ["location_levels.stock_locations", "variants.options", "variants.product"],
  InventoryLevel: ["stock_locations"],
  ReservationItem: ["inventory_item.location_levels"],
  Customer: ["addresses", "groups"],
  CustomerGroup: ["customers"],
  ApiKey: ["sales_channels"],
  Region: ["countries", "payment_providers"],
  Store: ["supported_currencies.currency", "supported_locales.locale"],
  StockLocation: [
    "address",
    "fulfillment_providers",
    "fulfillment_sets.service_zones.geo_zones",
    "fulfillment_sets.service_zones.shipping_options.rules",
    "fulfillment_sets.service_zones.shipping_options.shipping_profile",
    "sales_channels",
  ],
  FulfillmentSet: ["service_zones.geo_zones"],
  ServiceZone: ["geo_zones"],
  ShippingOption: [
    "prices.price_rules",
    "provider",
    "rules",
    "service_zone.fulfillment_set.location",
    "shipping_profile",
    "type",
  ],
  ShippingOptionRule: ["values"],
  TaxRate: ["rules", "tax_region"],
  TaxRegion: ["children.tax_rates.rules", "parent", "tax_rates.rules"],
  Tenant: ["stores"],
  User: ["rbac_roles"],
};
