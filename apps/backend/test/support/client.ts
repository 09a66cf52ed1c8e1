import pg from "pg";
import { inject } from "vitest";
import type { StackAddresses } from "./stack";

export const stack = inject("stack");
export const pool = new pg.Pool({ connectionString: stack.database, max: 4 });

export interface Call {
  method?: string;
  body?: unknown;
  as?: keyof StackAddresses["tokens"];
  headers?: Record<string, string>;
}

/** Calls the backend and returns status, headers and parsed body. */
export async function call(path: string, { method, body, as = "admin", headers = {} }: Call = {}) {
  const response = await fetch(stack.backend + path, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      authorization: `Bearer ${stack.tokens[as]}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: responses of many shapes, each checked by its test
  const answer: any = await response.json();
  return { status: response.status, headers: response.headers, body: answer };
}

let shops = 0;

/** Creates a tenant with its own store for the United States, in US dollars unless told otherwise. */
export async function openShop({ currency = "usd" }: { currency?: string } = {}): Promise<{
  tenant: string;
  slug: string;
  channel: string;
  location: string;
  store: string;
  key: string;
}> {
  shops += 1;
  const slug = `shop-${process.pid}-${shops}`;
  const { status, body } = await call("/admin/tenants", {
    body: { name: slug, slug, store: { slug, name: slug, default_currency: currency, countries: ["us"] } },
  });
  if (status !== 201) throw new Error(`Creating the tenant failed: ${status} ${JSON.stringify(body)}`);
  const [store] = body.tenant.stores;
  return {
    tenant: body.tenant.id,
    slug,
    channel: store.sales_channel_id,
    location: store.stock_location_id,
    store: store.id,
    key: store.publishable_key,
  };
}

let products = 0;

/** Creates a product with one priced variant in a sales channel and returns its id. */
export async function addProduct(channel: string, over: Record<string, unknown> = {}): Promise<string> {
  products += 1;
  const name = `Thing ${process.pid} ${products}`;
  const { status, body } = await call("/admin/products", {
    body: {
      title: name,
      status: "published",
      sales_channels: [{ id: channel }],
      options: [{ title: "Size", values: ["M"] }],
      variants: [{ title: "M", options: { Size: "M" }, prices: [{ amount: 10, currency_code: "usd" }] }],
      ...over,
    },
  });
  if (status !== 200) throw new Error(`Creating the product failed: ${status} ${JSON.stringify(body)}`);
  return body.product.id;
}

export interface LogRow {
  tenant_id: string;
  topic: string;
  entity: string;
  entity_id: string;
  op: string;
  changed_fields: string[] | null;
  origin: string;
  correlation_id: string;
}

/** Runs `change` and returns the log rows it wrote for `entityId`, oldest first. */
export async function captured(entityId: string, change: () => Promise<unknown>): Promise<LogRow[]> {
  const before = await pool.query("select coalesce(max(seq), 0) as seq from integration.outbox");
  await change();
  const { rows } = await pool.query<LogRow>(
    "select * from integration.outbox where seq > $1 and entity_id = $2 order by seq",
    [before.rows[0].seq, entityId],
  );
  return rows;
}
