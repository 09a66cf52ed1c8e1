import { may } from "@tandem/auth";
import type { Role } from "@tandem/contracts";
import { describe, expect, test } from "vitest";
import { type Expandable, isAllowed, isAllowedInStore } from "../../src/access-control/expansions/allowed";
import { needsOf } from "../../src/access-control/expansions/areas";
import { MAX_DEPTH } from "../../src/access-control/expansions/field-names";
import { judgeQuery } from "../../src/access-control/expansions/judge";
import { rootOf } from "../../src/access-control/expansions/roots";
import { STORE_RULES } from "../../src/access-control/store-rules";
import { dashboardFields } from "./expansions/dashboard-fields";
import { graph, joinerConfigs } from "./expansions/model";
import { fieldsRoutes } from "./expansions/query-configs";

/** Returns the error a role gets for a query that starts from an entity; undefined when it is allowed. */
function refusal(
  root: string | undefined,
  query: Record<string, unknown>,
  role: Role | "shopper",
): string | undefined {
  const inStore = role === "shopper";
  const expandable: Expandable = inStore ? isAllowedInStore : isAllowed;
  try {
    judgeQuery(query, {
      root,
      graph,
      isAllowed: expandable,
      mayRead: (area) => inStore || may([role], area, "read"),
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A Medusa default that Medusa's own parser does not read as a relation. */
const MISSPELT = "inventory_item.*location_levels";
/** Medusa's own roles, behind a disabled feature flag. */
const PLATFORM_ONLY = /rbac/i;
/** The entity each call of Medusa Admin starts from, by the name of the call or, for shared queries, by its file. */
const CALLS: readonly (readonly [RegExp, string])[] = [
  [/^(useProductVariants?|useVariants|variantsQueryKeys|sdk\.admin\.productVariant)\b/, "ProductVariant"],
  [/^sdk\.admin\.product\.(listVariants|retrieveVariant)\b/, "ProductVariant"],
  [/^(useProductOptions?|sdk\.admin\.productOption)\b/, "ProductOption"],
  [/^(useProductCategory|useProductCategories|QUERY|query .*\/categories\/)\b/, "ProductCategory"],
  [
    /^(useProducts?|productsQueryKeys|sdk\.admin\.product|searchParams .*use-product-table-query)\b/,
    "Product",
  ],
  [/^query .*\/categories\//, "ProductCategory"],
  [/^query .*\/api-key-management\//, "ApiKey"],
  [/^useCollections?\b/, "ProductCollection"],
  [/^(useDraftOrders?|useOrders?|sdk\.admin\.order)\b/, "Order"],
  [/^useOrderLineItems\b/, "OrderItem"],
  [/^useClaims?\b/, "OrderClaim"],
  [/^useExchanges?\b/, "OrderExchange"],
  [/^useReturns?\b/, "Return"],
  [/^useReturnReasons?\b/, "ReturnReason"],
  [/^(useInventoryItem|inventoryDetailQueryParams)\b/, "InventoryItem"],
  [/^useInventoryItemLevels\b/, "InventoryLevel"],
  [/^(useCustomers?|sdk\.admin\.customer)\b/, "Customer"],
  [/^(useCustomerGroups?|sdk\.admin\.customerGroup)\b/, "CustomerGroup"],
  [/^(useCampaigns?|sdk\.admin\.campaign)\b/, "Campaign"],
  [/^usePriceLists?\b/, "PriceList"],
  [/^(useRegions?|sdk\.admin\.region)\b/, "Region"],
  [/^(useSalesChannels?|sdk\.admin\.salesChannel)\b/, "SalesChannel"],
  [/^(useShippingOptions?)\b/, "ShippingOption"],
  [/^(useStockLocations?|stockLocationsQueryKeys|sdk\.admin\.stockLocation)\b/, "StockLocation"],
  [/^useStores?\b/, "Store"],
  [/^useFulfillmentProviders\b/, "FulfillmentProvider"],
  [/^useUsers\b/, "User"],
  [/^useNotifications\b/, "Notification"],
  [/^(useLayoutConfigurations|sdk\.client\.fetch)\b/, "LayoutConfiguration"],
];

const asked = dashboardFields();
const routes = fieldsRoutes("admin").filter(({ path }) => !/\/rbac\/|\/users\/:id\/roles$/.test(path));

describe("expansions", () => {
  test("every default field of every admin route can be requested by name", () => {
    const wrong = routes.flatMap(({ method, path, defaults }) =>
      defaults
        .filter((name) => name !== MISSPELT)
        .flatMap((name) => {
          const told = refusal(rootOf(method, path), { fields: name }, "platform-admin");
          return told === undefined ? [] : [`${method} ${path} ${rootOf(method, path)}: ${told}`];
        }),
    );
    expect([...new Set(wrong)]).toEqual([]);
  });

  test.each(["owner", "admin", "manager", "staff", "viewer"] as const)(
    "the pages of Medusa Admin request only fields that the role %s may read",
    (role) => {
      const wrong = asked.flatMap(({ call, fields, file }) => {
        if (PLATFORM_ONLY.test(call)) return [];
        const root = CALLS.find(([pattern]) => pattern.test(`${call} ${file}`))?.[1];
        if (root === undefined) return [`${call} in ${file} starts from an entity this test does not know`];
        const told = refusal(root, { fields }, role);
        return told === undefined ? [] : [`${call} (${root}): ${told}`];
      });
      expect([...new Set(wrong)]).toEqual([]);
    },
  );

  const NOT_LISTED = "which cannot be expanded here";
  const UNKNOWN = "which does not exist";
  test.each([
    ["a cycle", "Product", "*variants.product", NOT_LISTED],
    [
      "five levels",
      "Order",
      "*items.variant.product.shipping_profile.shipping_options",
      "at most 4 relations",
    ],
    [
      "thirty levels",
      "Product",
      `*${Array.from({ length: 30 }, () => "variants").join(".")}`,
      "at most 4 relations",
    ],
    ["a list of 251 names", "Product", Array.from({ length: 251 }, () => "a").join(","), "at most 250 names"],
    [
      "a list of 10,000 names",
      "Product",
      Array.from({ length: 10_000 }, () => "a").join(","),
      "at most 8000 characters",
    ],
    ["a relation of another entity", "ProductVariant", "*product_tenant", UNKNOWN],
    ["a link of another entity of the same module", "OrderExchange", "*fulfillments", UNKNOWN],
    ["a link of another entity of the same module without a star", "OrderExchange", "fulfillments", UNKNOWN],
    ["a row of another entity's link", "Product", "promotion_link", UNKNOWN],
    ["a relation without a star", "SalesChannel", "orders", NOT_LISTED],
    ["a row of a link", "Product", "*sales_channels_link", NOT_LISTED],
    ["a relation named as if it were excluded", "SalesChannel", "id,-orders.id", NOT_LISTED],
    ["something that is not a name", "Product", "__proto__", "not the name of a field"],
    ["a property of Object.prototype", "Product", "constructor", "not the name of a field"],
    [
      "a property of Object.prototype behind a relation",
      "Product",
      "variants.constructor",
      "not the name of a field",
    ],
    [
      "a property of Object.prototype in place of a relation",
      "Product",
      "*constructor",
      "not the name of a field",
    ],
    ["everything", "Product", "*", "not the name of a field"],
  ])("%s in `fields` is refused with its reason, even for a platform admin", (_what, root, fields, told) => {
    const message = refusal(root, { fields }, "platform-admin");
    expect(message).toMatch(/^`fields` /);
    expect(message).toContain(told);
  });

  test("a route without an entity allows plain fields but no expansion", () => {
    expect(refusal(undefined, { fields: "id,created_at" }, "platform-admin")).toBeUndefined();
    for (const fields of ["*orders", "orders.id", "id,-orders.id"]) {
      expect(refusal(undefined, { fields }, "platform-admin"), fields).toContain(
        "nothing can be expanded here",
      );
    }
  });

  test("`fields` and `order` are refused when given more than once", () => {
    for (const parameter of ["fields", "order"]) {
      expect(refusal("Product", { [parameter]: ["id", "title"] }, "platform-admin")).toContain(
        "must be one list of names",
      );
    }
  });

  test("no filter reaches an entity outside the role matrix", () => {
    const unreachable = graph.entities.flatMap((entity) =>
      [...graph.relations(entity).keys()]
        .filter((relation) =>
          graph.shown(entity, relation).some((shown) => needsOf(entity, relation, shown) === undefined),
        )
        .map((relation) => ({ entity, relation })),
    );
    expect(unreachable.length).toBeGreaterThan(0);
    const reached = unreachable.filter(
      ({ entity, relation }) =>
        refusal(entity, { [relation]: { id: "x" } }, "owner")?.startsWith("Your roles do not allow") !== true,
    );
    expect(reached).toEqual([]);
  });

  test("a list cannot be sorted by a relation, only by a field of one", () => {
    expect(refusal("Product", { order: "variants" }, "platform-admin")).toContain("not a value to sort by");
    expect(refusal("Product", { order: "-variants.title" }, "platform-admin")).toBeUndefined();
  });

  test("a name that only another entity's link defines is refused on every entity", () => {
    const names = ["fulfillments", "payment_collections", "product_tenant", "order_link", "promotions"];
    const wrong = graph.entities.flatMap((entity) =>
      names
        .filter((name) => !graph.relations(entity).has(name))
        .filter((name) => refusal(entity, { fields: `*${name}` }, "platform-admin") === undefined)
        .map((name) => `${entity}.${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ["vendor", "SalesChannel", "*orders"],
    ["vendor", "Region", "*orders.customer"],
    ["vendor", "ShippingOption", "*fulfillments"],
    ["operator", "Tenant", "*orders.shipping_address"],
    ["operator", "Tenant", "*customers"],
    ["staff", "SalesChannel", "*publishable_api_keys"],
    ["staff", "Product", "*variants.prices.price_list"],
    ["staff", "Order", "*promotions.campaign"],
  ] as const)("the role %s may not expand %s with %s", (role, root, fields) => {
    expect(refusal(root, { fields }, role)).toBe(`Your roles do not allow \`${fields}\` in \`fields\`.`);
  });

  test.each([
    ["vendor", "SalesChannel", "orders"],
    ["vendor", "Region", "orders"],
    ["operator", "Tenant", "customers"],
    ["staff", "SalesChannel", "publishable_api_keys"],
    ["staff", "SalesChannel", "api_keys_link"],
  ] as const)("the role %s may not filter or sort %s by %s", (role, root, relation) => {
    for (const query of [
      { [relation]: { id: "x" } },
      { $and: [{ $or: [{ [relation]: { id: "x" } }] }] },
      { [`${relation}.id`]: "x" },
      { order: `-${relation}.id` },
    ]) {
      expect(refusal(root, query, role), JSON.stringify(query)).toMatch(/^Your roles do not allow/);
    }
  });

  test.each([
    ["staff", "Order", "*promotions,*customer,*items.variant.product,*payment_collections.payments"],
    ["staff", "Product", "*variants.prices.price_rules,*sales_channels"],
    ["manager", "PriceList", "*prices.price_set.variant"],
    ["viewer", "Campaign", "*promotions"],
    ["vendor", "Region", "*countries,*payment_providers"],
    ["operator", "Tenant", "*stores"],
  ] as const)("the role %s may expand %s with %s", (role, root, fields) => {
    expect(refusal(root, { fields }, role)).toBeUndefined();
  });

  test("no two links of Tandem define the same field name on one module", () => {
    const names = joinerConfigs()
      .flatMap((config) => config.extends ?? [])
      .flatMap(({ serviceName, fieldAlias = {} }) =>
        Object.keys(fieldAlias).map((name) => `${serviceName}.${name}`),
      );
    const shared = names.filter((name, index) => names.indexOf(name) !== index);
    expect(shared.filter((name) => name.includes("tenant"))).toEqual([]);
  });
});

/** The entities that shoppers may reach by a relation. */
const SHOWN_TO_SHOPPERS: ReadonlySet<string> = new Set([
  ...["Product", "ProductVariant", "ProductOption", "ProductOptionValue", "ProductImage"],
  ...["ProductCategory", "ProductCollection", "ProductTag", "ProductType"],
  ...["Region", "Country", "PaymentProvider", "ReturnReason"],
  ...["ServiceZone", "FulfillmentSet", "ShippingOptionType", "StockLocation", "StockLocationAddress"],
  ...["Price", "PriceRule"],
  ...["Address", "LineItem", "LineItemAdjustment", "LineItemTaxLine", "CreditLine", "Promotion"],
  ...["ApplicationMethod", "ShippingMethod", "ShippingMethodAdjustment", "ShippingMethodTaxLine"],
  ...["PaymentCollection", "PaymentSession", "Payment", "Customer", "CustomerAddress", "CustomerGroup"],
  ...["Order", "OrderAddress", "OrderItem", "OrderLineItem", "OrderLineItemAdjustment", "OrderSummary"],
  ...["OrderLineItemTaxLine", "OrderShippingMethod", "OrderShippingMethodAdjustment", "OrderCreditLine"],
  ...["OrderShippingMethodTaxLine", "OrderReturnItem", "Fulfillment"],
]);

describe("expansions of the store API", () => {
  const storeRoutes = fieldsRoutes("store").filter(({ method, path }) => STORE_RULES[`${method} ${path}`]);
  const roots = new Set(
    Object.keys(STORE_RULES).flatMap((name) => {
      const [method = "", path = ""] = name.split(" ");
      return rootOf(method, path) ?? [];
    }),
  );

  test("every store route that accepts fields starts from an entity", () => {
    expect(storeRoutes.length).toBeGreaterThan(40);
    expect(storeRoutes.filter(({ method, path }) => rootOf(method, path) === undefined)).toEqual([]);
  });

  test("every default field of every store route can be requested by name", () => {
    const wrong = storeRoutes.flatMap(({ method, path, defaults }) =>
      defaults.flatMap((name) => {
        const told = refusal(rootOf(method, path), { fields: name }, "shopper");
        return told === undefined ? [] : [`${method} ${path}: ${told}`];
      }),
    );
    expect([...new Set(wrong)]).toEqual([]);
  });

  test("every relation that the entities lead to from a store route is listed or refused by name, and none that is listed leads to data that is not for shoppers", () => {
    const wrong: string[] = [];
    let refusals = 0;
    const walk = (root: string, entity: string, path: readonly string[]): void => {
      for (const [relation, reached] of graph.relations(entity)) {
        const next = [...path, relation];
        const name = next.join(".");
        const told = [`*${name}`, name, `${name}.id`, `-${name}.id`].map((fields) =>
          refusal(root, { fields }, "shopper"),
        );
        if (isAllowedInStore(root, next)) {
          if (told.some((message) => message !== undefined)) wrong.push(`${root} ${name}: ${told[0]}`);
          const hidden = graph.shown(entity, relation).filter((shown) => !SHOWN_TO_SHOPPERS.has(shown));
          if (hidden.length > 0) wrong.push(`${root} ${name} shows ${hidden}`);
          if (next.length < MAX_DEPTH) walk(root, reached, next);
        } else {
          refusals += 1;
          if (told.some((message) => message?.includes(name) !== true)) wrong.push(`${root} ${name}`);
        }
      }
    };
    for (const root of roots) walk(root, root, []);
    expect(wrong).toEqual([]);
    expect(refusals).toBeGreaterThan(200);
  });

  test.each([
    ["Product", "*variants.calculated_price,+variants.inventory_quantity,*variants.images,+metadata,+tags,"],
    ["Product", "*variants.options,*variants.options.option,+metadata,*categories"],
    ["Product", "id,variants.id,*variants.calculated_price"],
    ["ProductCategory", "*category_children, *products, *parent_category, *parent_category.parent_category"],
    ["ProductCollection", "id,handle,title,*products"],
    [
      "Cart",
      "*items, *region, *items.product, *items.variant, *items.thumbnail, *items.metadata, +items.total, *promotions, +shipping_methods.name",
    ],
    ["Cart", "id,items.unit_price,items.total,shipping_total,*payment_collection.payment_sessions"],
    ["Order", "id,display_id,status,created_at,currency_code,total,*items"],
    ["Order", "*payment_collections.payments,*items,*items.metadata,*items.variant,*items.product"],
    ["Customer", "*orders"],
    ["ShippingOption", "+service_zone.fulfillment_set.type,*service_zone.fulfillment_set.location.address"],
  ])("shops may request %s with %s", (root, fields) => {
    expect(refusal(root, { fields }, "shopper")).toBeUndefined();
  });

  test.each([
    ["Product", "variants.inventory_items.inventory.location_levels"],
    ["Product", "*variants.inventory.location_levels"],
    ["Product", "*variants.prices"],
    ["Product", "sales_channels"],
    ["Product", "+product_tenant.slug"],
    ["ProductVariant", "inventory_items.inventory_item_id"],
    ["Cart", "*items.variant.inventory_items"],
    ["Cart", "*sales_channel"],
    ["Order", "cart.id"],
    ["Order", "*items.variant.product.sales_channels"],
    ["Region", "*orders"],
  ])("shoppers may not expand %s with %s, nor sort by it", (root, name) => {
    const path = name.replace(/^[*+]/, "");
    expect(refusal(root, { fields: name }, "shopper")).toMatch(/^`fields` has `.*, which cannot be expanded/);
    expect(refusal(root, { order: `-${path}.id` }, "shopper")).toMatch(/^`order` has /);
  });
});
