import { ACTING_TENANT, namedBy, OWNER_COLUMN, owned, ownedOrCommon, part, type TableRules } from "../rule";

const STAFF = "current_setting('tandem.side', true) in ('staff', 'selling')";
const SELLER = "current_setting('tandem.side', true) in ('selling', 'shop') and not has_account";
const MADE_HERE = `${OWNER_COLUMN} = ${ACTING_TENANT}`;
const KNOWN_HERE = namedBy("tenant_customer", "customer_id");
/**
 * A guest is one tenant's own: a seller finds their guests by e-mail, but no other tenant's and no accounts. Guests that
 * several tenants share, from before this rule, are found by the tenants that know them or have a cart of theirs.
 */
const GUEST = `(${SELLER} and (${MADE_HERE} or ${KNOWN_HERE} or ${namedBy("cart", "customer_id")}))`;
const MYSELF = "id = nullif(current_setting('tandem.user', true), '')";

/** Channels, keys, stock, delivery and customers. */
export const shopTables: TableRules = {
  sales_channel: owned(namedBy("tenant_sales_channel", "sales_channel_id")),
  sales_channel_stock_location: part("sales_channel_id", "sales_channel", {
    stock_location_id: "stock_location",
  }),
  api_key: owned(namedBy("publishable_api_key_sales_channel", "publishable_key_id")),
  publishable_api_key_sales_channel: part("sales_channel_id", "sales_channel"),

  stock_location: owned(namedBy("tenant_stock_location", "stock_location_id")),
  stock_location_address: owned(namedBy("stock_location", "address_id")),
  inventory_item: owned(namedBy("product_variant_inventory_item", "inventory_item_id")),
  inventory_level: part("inventory_item_id", "inventory_item", { location_id: "stock_location" }),
  reservation_item: part("inventory_item_id", "inventory_item", { location_id: "stock_location" }),

  location_fulfillment_provider: part("stock_location_id", "stock_location"),
  location_fulfillment_set: part("stock_location_id", "stock_location", {
    fulfillment_set_id: "fulfillment_set",
  }),
  fulfillment_set: owned(namedBy("location_fulfillment_set", "fulfillment_set_id")),
  service_zone: part("fulfillment_set_id", "fulfillment_set"),
  geo_zone: part("service_zone_id", "service_zone"),
  shipping_profile: ownedOrCommon(),
  shipping_option: part("service_zone_id", "service_zone", { shipping_profile_id: "shipping_profile" }),
  shipping_option_rule: part("shipping_option_id", "shipping_option"),
  shipping_option_type: ownedOrCommon(namedBy("shipping_option", "shipping_option_type_id")),
  shipping_option_price_set: part("shipping_option_id", "shipping_option", { price_set_id: "price_set" }),

  customer: {
    kind: "condition",
    owner: true,
    read: `(${STAFF}) and ${KNOWN_HERE} or ${GUEST} or ${MYSELF}`,
    insert: `(${SELLER} and ${MADE_HERE})`,
    write: MYSELF,
  },
  customer_address: owned(),
  customer_group: owned(),
  customer_group_customer: part("customer_group_id", "customer_group", { customer_id: "customer" }),
  customer_account_holder: part("customer_id", "customer"),
  account_holder: owned(namedBy("customer_account_holder", "account_holder_id")),
};
