import {
  type JsonServer,
  type ReceivedCall,
  type Reply,
  startJsonServer,
} from "@tandem/local-servers/json-server";
import { z } from "zod";

export interface TestVariant {
  id: string;
  title: string;
  options: Record<string, string>;
  /** Major units. */
  amount: number;
  stock: number;
}

export interface TestProduct {
  id: string;
  handle: string;
  title: string;
  categories: { id: string; name: string; handle: string }[];
  variants: TestVariant[];
}

interface TestLine {
  id: string;
  variant: string;
  quantity: number;
}

export interface TestCart {
  id: string;
  completed: boolean;
  /** Medusa's token of the customer it belongs to; null for a guest's. */
  customer: string | null;
  lines: TestLine[];
  created: Record<string, unknown>;
}

/** The store API of Medusa with the data behind it, which tests change. */
export interface TestMedusa extends JsonServer {
  products: TestProduct[];
  carts: Map<string, TestCart>;
  /** Orders of the customer, newest first. */
  orders: Record<string, unknown>[];
  customer: Record<string, unknown>;
  /** Responses sent instead of the usual ones, by path. */
  replies: Map<string, Reply>;
}

const PUBLISHABLE_KEY = "x-publishable-api-key";
const lineInput = z.object({ variant_id: z.string().optional(), quantity: z.number() });
const tokenInput = z.object({ access_token: z.string() });

const refused = (status: number, type: string, message: string): Reply => ({
  status,
  body: { type, message },
});
const notFound = (what: string) => refused(404, "not_found", `${what} was not found`);

/** Starts a server with the part of Medusa's store API that the storefront calls. */
export async function startMedusa(publishableKey: string): Promise<TestMedusa> {
  let seq = 0;
  const products: TestProduct[] = [];
  const carts = new Map<string, TestCart>();
  const replies = new Map<string, Reply>();

  const find = (variant: string) => {
    for (const product of products) {
      const found = product.variants.find(({ id }) => id === variant);
      if (found !== undefined) return { product, variant: found };
    }
    return null;
  };

  /** Medusa's cart; prices are those of now, as after every refresh of a cart. */
  function view(cart: TestCart) {
    const items = cart.lines.map((line, index) => {
      const known = find(line.variant);
      const total = (known?.variant.amount ?? 0) * line.quantity;
      return {
        id: line.id,
        title: known?.product.title ?? "",
        product_title: known?.product.title ?? null,
        product_handle: known?.product.handle ?? null,
        variant_title: known?.variant.title ?? null,
        thumbnail: null,
        quantity: line.quantity,
        unit_price: known?.variant.amount ?? 0,
        total,
        subtotal: total,
        created_at: new Date(index * 1_000).toISOString(),
      };
    });
    const total = items.reduce((sum, item) => sum + item.total, 0);
    return {
      cart: {
        id: cart.id,
        currency_code: "usd",
        completed_at: cart.completed ? new Date(0).toISOString() : null,
        item_subtotal: total,
        discount_total: 0,
        shipping_total: 0,
        tax_total: 0,
        total,
        // Lines come in no particular order.
        items: items.reverse(),
      },
    };
  }

  function setLine(cart: TestCart, line: TestLine): Reply {
    const known = find(line.variant);
    if (known === null) return refused(400, "invalid_data", `Variant ${line.variant} does not exist`);
    if (line.quantity > known.variant.stock) return refused(409, "conflict", "There is not enough stock.");
    cart.lines = [...cart.lines.filter(({ id }) => id !== line.id), line].sort((a, b) =>
      a.id.localeCompare(b.id),
    );
    return { body: view(cart) };
  }

  function changeCart(call: ReceivedCall): Reply {
    const [, , , id = "", part, lineId] = call.path.split("/");
    const cart = carts.get(id);
    if (cart === undefined) return notFound(`Cart ${id}`);
    if (part === undefined) return { body: view(cart) };
    if (part === "customer") {
      cart.customer = String(call.headers.authorization ?? "").replace("Bearer ", "");
      return cart.customer === "" ? refused(401, "unauthorized", "Unauthorized") : { body: view(cart) };
    }
    if (cart.completed) return refused(400, "not_allowed", "Cart is already completed");
    const line = cart.lines.find((one) => one.id === lineId);
    if (lineId !== undefined && line === undefined) return notFound(`Line item ${lineId}`);
    if (call.method === "DELETE") {
      cart.lines = cart.lines.filter((one) => one.id !== lineId);
      return { body: { id: lineId, object: "line-item", deleted: true, parent: view(cart).cart } };
    }
    const { variant_id: variant = line?.variant ?? "", quantity } = lineInput.parse(JSON.parse(call.body));
    if (line !== undefined) return setLine(cart, { ...line, quantity });
    const same = cart.lines.find((one) => one.variant === variant);
    seq += 1;
    return setLine(cart, {
      id: same?.id ?? `cali_${seq}`,
      variant,
      quantity: quantity + (same?.quantity ?? 0),
    });
  }

  function reply(call: ReceivedCall): Reply {
    const fixed = replies.get(call.path);
    if (fixed !== undefined) return fixed;
    if (call.path === "/auth/customer/keycloak")
      return { body: { token: `medusa-${tokenInput.parse(JSON.parse(call.body)).access_token}` } };
    if (call.headers[PUBLISHABLE_KEY] !== publishableKey)
      return refused(400, "not_allowed", "A valid publishable key is required to proceed with the request");
    if (call.path === "/store/carts") {
      seq += 1;
      const token = String(call.headers.authorization ?? "").replace("Bearer ", "");
      const cart: TestCart = {
        id: `cart_${seq}`,
        completed: false,
        customer: token === "" ? null : token,
        lines: [],
        created: JSON.parse(call.body),
      };
      carts.set(cart.id, cart);
      return { body: view(cart) };
    }
    if (call.path.startsWith("/store/carts/")) return changeCart(call);
    if (call.path === "/store/customers/me") return { body: { customer: medusa.customer } };
    if (call.path === "/store/orders") return { body: { orders: medusa.orders } };
    if (call.path === "/store/product-categories") return { body: { product_categories: [], count: 0 } };
    if (call.path === "/store/products") {
      const handle = call.query.get("handle");
      const ids = [...call.query].flatMap(([name, value]) => (/^id(\[|$)/.test(name) ? [value] : []));
      const found = products
        .filter((product) => handle === null || product.handle === handle)
        .filter(({ id }) => ids.length === 0 || ids.includes(id));
      return { body: { products: found.map(productView), count: found.length } };
    }
    return notFound(call.path);
  }

  const server = await startJsonServer(reply);
  const medusa: TestMedusa = Object.assign(server, { products, carts, replies, orders: [], customer: {} });
  return medusa;
}

function productView(product: TestProduct) {
  const titles = [...new Set(product.variants.flatMap(({ options }) => Object.keys(options)))];
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    options: titles.map((title) => ({ id: `opt_${title}`, title, values: [] })),
    categories: product.categories,
    variants: product.variants.map((variant) => ({
      id: variant.id,
      title: variant.title,
      manage_inventory: true,
      inventory_quantity: variant.stock,
      options: Object.entries(variant.options).map(([title, value]) => ({
        value,
        option_id: `opt_${title}`,
      })),
      calculated_price: {
        calculated_amount: variant.amount,
        original_amount: variant.amount,
        currency_code: "usd",
      },
    })),
  };
}
