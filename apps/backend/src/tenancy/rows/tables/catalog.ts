import { namedBy, owned, ownedOrCommon, ownedTying, part, type TableRules } from "../rule";

/** Products, categories, prices and search data. */
export const catalogTables: TableRules = {
  product: ownedTying(
    { collection_id: "product_collection", type_id: "product_type" },
    namedBy("tenant_product", "product_id"),
  ),
  product_category: {
    ...ownedTying(
      { parent_category_id: "product_category" },
      namedBy("tenant_category", "product_category_id"),
    ),
    shown: "is_active and not is_internal",
  },
  product_collection: owned(),
  product_type: ownedOrCommon(),
  product_tag: ownedOrCommon(),
  product_option: owned(namedBy("product_product_option", "product_option_id")),
  product_option_value: part("option_id", "product_option"),
  product_product_option: part("product_id", "product"),
  product_product_option_value: part("product_product_option_id", "product_product_option"),
  product_variant: part("product_id", "product"),
  product_variant_option: part("variant_id", "product_variant"),
  image: part("product_id", "product"),
  product_variant_product_image: part("variant_id", "product_variant", { image_id: "image" }),
  product_category_product: part("product_id", "product", { product_category_id: "product_category" }),
  product_tags: part("product_id", "product", { product_tag_id: "product_tag" }),
  product_sales_channel: part("product_id", "product", { sales_channel_id: "sales_channel" }),
  product_shipping_profile: part("product_id", "product", { shipping_profile_id: "shipping_profile" }),
  product_variant_inventory_item: part("variant_id", "product_variant", {
    inventory_item_id: "inventory_item",
  }),
  product_variant_price_set: part("variant_id", "product_variant"),
  translation: ownedOrCommon(),

  price_set: owned(
    namedBy("product_variant_price_set", "price_set_id"),
    namedBy("shipping_option_price_set", "price_set_id"),
  ),
  price: part("price_set_id", "price_set", { price_list_id: "price_list" }),
  price_rule: part("price_id", "price"),
  price_list: owned(),
  price_list_rule: part("price_list_id", "price_list"),

  promotion: ownedTying({ campaign_id: "promotion_campaign" }),
  promotion_application_method: part("promotion_id", "promotion"),
  promotion_campaign: owned(namedBy("promotion", "campaign_id")),
  promotion_campaign_budget: part("campaign_id", "promotion_campaign"),
  promotion_campaign_budget_usage: part("budget_id", "promotion_campaign_budget"),
  promotion_rule: owned(
    namedBy("promotion_promotion_rule", "promotion_rule_id"),
    namedBy("application_method_target_rules", "promotion_rule_id"),
    namedBy("application_method_buy_rules", "promotion_rule_id"),
  ),
  promotion_rule_value: part("promotion_rule_id", "promotion_rule"),
  promotion_promotion_rule: part("promotion_id", "promotion"),
  application_method_target_rules: part("application_method_id", "promotion_application_method"),
  application_method_buy_rules: part("application_method_id", "promotion_application_method"),
};
