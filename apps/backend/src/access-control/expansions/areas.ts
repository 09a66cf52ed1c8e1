import type { Area } from "@tandem/auth";

/**
 * The areas that allow reading an entity; any one is enough. An empty list is for what every member of staff sees.
 * An entity that is not listed cannot be read.
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

/** Relations to a part of their owner, although the entity of that part needs more. */
const PARTS: ReadonlySet<string> = new Set(["Order.promotions", "ShippingOption.prices"]);

/** Returns the areas that allow reading a relation of an entity; undefined when no caller may. */
export function needsOf(owner: string, relation: string, reached: string): Needs | undefined {
  return PARTS.has(`${owner}.${relation}`) ? ENTITY_NEEDS[owner] : ENTITY_NEEDS[reached];
}

/** Returns the areas that allow reading the entity itself. */
export const needsOfEntity = (entity: string): Needs | undefined => ENTITY_NEEDS[entity];
