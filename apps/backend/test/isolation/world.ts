import { call, pool } from "../support/client";
import { seedTenant } from "../support/seed-tenant";

/** A tenant with one row of every kind. */
export interface Belongings {
  tenant: string;
  slug: string;
  key: string;
  /** Token of the order's link. */
  orderToken: string;
  /** Ids by the name of the path parameter's resource, such as `products`. */
  ids: Record<string, string>;
}

type Json = Record<string, unknown>;

/** Creates a tenant with one of everything: catalog, prices, stock, promotions, customers, an order and a draft. */
export async function furnish(): Promise<Belongings> {
  const shop = await seedTenant({ roles: ["owner"] });
  const headers = { authorization: shop.staff.owner.authorization };
  const make = async (path: string, body: Json, at: string): Promise<string> => {
    const answer = await call(path, { body, headers });
    const id: unknown = at.split(".").reduce((value, key) => value?.[key], answer.body);
    if (typeof id !== "string") throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return id;
  };
  const name = `Own ${shop.slug}`;

  const collection = await make("/admin/collections", { title: name }, "collection.id");
  const tag = await make("/admin/product-tags", { value: "Cotton" }, "product_tag.id");
  const type = await make("/admin/product-types", { value: "Shirts" }, "product_type.id");
  const category = await make("/admin/product-categories", { name, is_active: true }, "product_category.id");
  const option = await make("/admin/product-options", { title: name, values: ["One"] }, "product_option.id");
  const profile = await make("/admin/shipping-profiles", { name, type: "custom" }, "shipping_profile.id");
  const [common] = await rows(
    "select id from shipping_profile where type = $1 and tandem_tenant_id is null",
    "default",
  );
  const product = await make(
    "/admin/products",
    {
      title: name,
      status: "published",
      collection_id: collection,
      type_id: type,
      tags: [{ id: tag }],
      categories: [{ id: category }],
      sales_channels: [{ id: shop.channel }],
      shipping_profile_id: common?.id,
      options: [{ title: "Size", values: ["M"] }],
      variants: [
        {
          title: "M",
          sku: `sku-${shop.slug}`,
          options: { Size: "M" },
          prices: [{ amount: 10, currency_code: "usd" }],
        },
      ],
    },
    "product.id",
  );
  const [variantRow] = await rows("select id from product_variant where product_id = $1", product);
  const variant = variantRow?.id ?? "";
  const [itemRow] = await rows(
    "select inventory_item_id as id from product_variant_inventory_item where variant_id = $1",
    variant,
  );
  const item = itemRow?.id ?? "";
  await call(`/admin/inventory-items/${item}/location-levels`, {
    body: { location_id: shop.location, stocked_quantity: 100 },
    headers,
  });
  const reservation = await make(
    "/admin/reservations",
    { inventory_item_id: item, location_id: shop.location, quantity: 1 },
    "reservation.id",
  );
  const priceList = await make(
    "/admin/price-lists",
    { title: name, description: name, prices: [{ variant_id: variant, amount: 9, currency_code: "usd" }] },
    "price_list.id",
  );
  const campaign = await make("/admin/campaigns", { name, campaign_identifier: "spring" }, "campaign.id");
  const promotion = await make(
    "/admin/promotions",
    {
      code: "SPRING",
      type: "standard",
      status: "active",
      campaign_id: campaign,
      application_method: { type: "percentage", target_type: "order", value: 10, currency_code: "usd" },
    },
    "promotion.id",
  );
  const group = await make("/admin/customer-groups", { name: "Regulars" }, "customer_group.id");
  const customer = await make("/admin/customers", { email: `guest@${shop.slug}.test` }, "customer.id");
  const address = await make(
    `/admin/customers/${customer}/addresses`,
    { address_1: "Secret street 1", country_code: "us" },
    "customer.id",
  ).then(
    async () => (await rows("select id from customer_address where customer_id = $1", customer))[0]?.id ?? "",
  );
  const [region] = await rows(
    "select unnest(regions) as id from tenant_store where tenant_id = $1",
    shop.tenant,
  );
  const draft = await make(
    "/admin/draft-orders",
    {
      region_id: region?.id,
      sales_channel_id: shop.channel,
      email: `draft@${shop.slug}.test`,
      items: [{ variant_id: variant, quantity: 1 }],
    },
    "draft_order.id",
  );
  const order = await buy(shop.key, region?.id ?? "", variant, `buyer@${shop.slug}.test`);
  const basket = await call("/store/carts", {
    body: { region_id: region?.id, items: [{ variant_id: variant, quantity: 1 }] },
    headers: { "x-publishable-api-key": shop.key, authorization: "" },
  });
  const key = await make("/admin/api-keys", { title: name, type: "publishable" }, "api_key.id");
  const [zone] = await rows(
    `select zone.id, zone.fulfillment_set_id as set_id, option.id as option_id from service_zone zone
     join location_fulfillment_set link on link.fulfillment_set_id = zone.fulfillment_set_id
     join shipping_option option on option.service_zone_id = zone.id
     where link.stock_location_id = $1`,
    shop.location,
  );
  const [payment] = await rows(
    `select payment.id, payment.payment_collection_id as collection_id from payment
     join order_payment_collection link on link.payment_collection_id = payment.payment_collection_id
     where link.order_id = $1`,
    order.id,
  );
  return {
    tenant: shop.tenant,
    slug: shop.slug,
    key: shop.key,
    orderToken: order.token,
    ids: {
      products: product,
      "product-variants": variant,
      variants: variant,
      collections: collection,
      "product-tags": tag,
      "product-types": type,
      "product-categories": category,
      "product-options": option,
      "shipping-profiles": profile,
      "inventory-items": item,
      reservations: reservation,
      "price-lists": priceList,
      campaigns: campaign,
      promotions: promotion,
      "customer-groups": group,
      customers: customer,
      addresses: address,
      "draft-orders": draft,
      orders: order.id,
      carts: basket.body.cart.id,
      lines: basket.body.cart.items[0].id,
      "api-keys": key,
      "sales-channels": shop.channel,
      "stock-locations": shop.location,
      "fulfillment-sets": zone?.set_id ?? "",
      "service-zones": zone?.id ?? "",
      "shipping-options": zone?.option_id ?? "",
      payments: payment?.id ?? "",
      "payment-collections": payment?.collection_id ?? "",
    },
  };
}

async function rows(text: string, value: string): Promise<Record<string, string>[]> {
  return (await pool.query(text, [value])).rows;
}

/** Buys one item, by default as a guest, and returns the order's id and the token of its link. */
export async function buy(key: string, region: string, variant: string, email: string, authorization = "") {
  const headers = { "x-publishable-api-key": key, authorization };
  const store = async (path: string, body: Json) => {
    const answer = await call(`/store${path}`, { body, headers });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const shipping_address = {
    first_name: "A",
    last_name: "B",
    address_1: "Street 1",
    city: "C",
    country_code: "us",
    postal_code: "1",
  };
  const { cart } = await store("/carts", { region_id: region, email, shipping_address });
  await store(`/carts/${cart.id}/line-items`, { variant_id: variant, quantity: 1 });
  const delivery = await call(`/store/shipping-options?cart_id=${cart.id}`, { headers });
  await store(`/carts/${cart.id}/shipping-methods`, { option_id: delivery.body.shipping_options[0].id });
  const { payment_collection } = await store("/payment-collections", { cart_id: cart.id });
  await store(`/payment-collections/${payment_collection.id}/payment-sessions`, {
    provider_id: "pp_system_default",
  });
  const { order, order_token } = await store(`/carts/${cart.id}/complete`, {});
  return { id: String(order.id), token: String(order_token), cart: String(cart.id) };
}
