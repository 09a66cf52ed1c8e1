import type { Area } from "@tandem/auth";

/**
 * What one needs to read an entity: any of these areas. An empty list is for what every member of staff sees.
 * An entity that is not here is out of reach.
 */
export type Needs = readonly Area[];

const each = (needs: Needs, ...entities: string[]): Record<string, Needs> =>
  Object.fromEntries(entities.map((entity) => [entity, needs]));

const ENTITY_NEEDS: Readonly<Record<string, Needs>> = {
  ...each(
    ["catalog"],
    "Product",
    "ProductVariant",
    "ProductOption",
    "ProductOptionValue",
    "ProductCategory",
    "ProductCollection",
    "ProductTag",
    "ProductType",
    "ProductImage",
    "Translation",
  ),
  ...each(["catalog", "prices"], "PriceSet", "Price"),
  ...each(["prices"], "PriceList"),
  ...each(["stock"], "InventoryItem", "InventoryLevel", "ReservationItem"),
  ...each(
    ["orders"],
    "Order",
    "OrderAddress",
    "OrderChange",
    "OrderChangeAction",
    "OrderClaim",
    "OrderClaimItem",
    "OrderClaimItemImage",
    "OrderCreditLine",
    "OrderExchange",
    "OrderExchangeItem",
    "OrderItem",
    "OrderLineItem",
    "OrderLineItemAdjustment",
    "OrderLineItemTaxLine",
    "OrderReturnItem",
    "OrderShipping",
    "OrderShippingMethod",
    "OrderShippingMethodAdjustment",
    "OrderShippingMethodTaxLine",
    "OrderSummary",
    "OrderTransaction",
    "Return",
    "Cart",
    "LineItem",
    "Address",
  ),
  ...each(["fulfilment"], "Fulfillment", "FulfillmentAddress", "FulfillmentItem", "FulfillmentLabel"),
  ...each(
    ["payment-verification"],
    "Payment",
    "PaymentCollection",
    "PaymentSession",
    "Capture",
    "Refund",
    "AccountHolder",
  ),
  ...each(["customers"], "Customer", "CustomerAddress", "CustomerGroup"),
  ...each(
    ["promotions"],
    "Promotion",
    "PromotionRule",
    "PromotionRuleValue",
    "ApplicationMethod",
    "Campaign",
    "CampaignBudget",
  ),
  ...each(["settings"], "ApiKey"),
  ...each(["platform"], "Tenant", "TenantStore", "User", "Invite", "RbacRole"),
  ...each(
    [],
    "SalesChannel",
    "Region",
    "Country",
    "Currency",
    "Locale",
    "Store",
    "StoreCurrency",
    "StoreLocale",
    "StockLocation",
    "StockLocationAddress",
    "FulfillmentSet",
    "FulfillmentProvider",
    "ServiceZone",
    "GeoZone",
    "ShippingOption",
    "ShippingOptionRule",
    "ShippingOptionType",
    "ShippingProfile",
    "PaymentProvider",
    "TaxProvider",
    "TaxRate",
    "TaxRateRule",
    "TaxRegion",
    "ReturnReason",
    "RefundReason",
    "Notification",
    "PricePreference",
    "PropertyLabel",
    "WorkflowExecution",
  ),
};

/** Relations to what is a part of their owner although it is of an entity that needs more. */
const PARTS: ReadonlySet<string> = new Set(["Order.promotions", "ShippingOption.prices"]);

/** What the relation of an entity needs; undefined when it is out of reach for everybody. */
export function needsOf(owner: string, relation: string, reached: string): Needs | undefined {
  return PARTS.has(`${owner}.${relation}`) ? ENTITY_NEEDS[owner] : ENTITY_NEEDS[reached];
}

/** What reading the entity itself needs. */
export const needsOfEntity = (entity: string): Needs | undefined => ENTITY_NEEDS[entity];
