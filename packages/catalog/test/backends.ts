import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { PUBLIC_PATHS, type TenantView } from "@tandem/contracts";

/** A product both backends know; `title` is the content's, `amount` the price. */
export interface TestProduct {
  id: string;
  handle: string;
  title: string;
  amount: number;
  category?: string;
}

/** The data of both servers; tests change it. */
export interface World {
  tenants: TenantView[];
  /** By publishable key. */
  products: Map<string, TestProduct[]>;
  categories: { id: string; name: string; handle: string; parent_category_id: string | null }[];
}

/** One backend: the paths requested from it, and whether it is down. */
export interface Backend {
  url: string;
  asked: string[];
  down: boolean;
  /** Responses wait for this. */
  gate: Promise<void>;
  stop(): Promise<void>;
}

type Answer = (url: URL, request: IncomingMessage) => unknown;

async function serve(answer: Answer): Promise<Backend> {
  const server: Server = createServer(handle);
  async function handle(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? "/", "http://localhost");
    backend.asked.push(url.pathname);
    // Read before the gate opens, like a response that is in transit while data changes.
    const body = answer(url, request);
    await backend.gate;
    if (backend.down) {
      request.socket.destroy();
      return;
    }
    response.writeHead(body === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(body ?? {}));
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const backend: Backend = {
    url: `http://127.0.0.1:${address.port}`,
    asked: [],
    down: false,
    gate: Promise.resolve(),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return backend;
}

const many = (url: URL, name: string) =>
  [...url.searchParams]
    .filter(([key]) => key === name || key.startsWith(`${name}[`))
    .map(([, value]) => value);

function medusaProduct(product: TestProduct) {
  return {
    id: product.id,
    handle: product.handle,
    title: `Medusa ${product.title}`,
    options: [{ id: "opt_1", title: "Size", values: [{ value: "M" }] }],
    categories: product.category === undefined ? [] : [{ id: product.category, name: "C", handle: "c" }],
    variants: [
      {
        id: `variant_${product.id}`,
        title: "M",
        manage_inventory: true,
        inventory_quantity: 3,
        options: [{ value: "M", option_id: "opt_1" }],
        metadata: { compare_at: { usd: "99" } },
        calculated_price: {
          calculated_amount: product.amount,
          original_amount: product.amount,
          currency_code: "usd",
        },
      },
    ],
  };
}

/** Starts a server with the part of Medusa's store API that the catalog reads. */
export function startMedusa(world: World): Promise<Backend> {
  return serve((url, request) => {
    const own = world.products.get(String(request.headers["x-publishable-api-key"])) ?? [];
    if (url.pathname === "/store/product-categories") {
      return { product_categories: world.categories, count: world.categories.length };
    }
    if (url.pathname !== "/store/products") return { regions: [] };
    const ids = many(url, "id");
    const categories = many(url, "category_id");
    const handle = url.searchParams.get("handle");
    const found = own
      .filter((product) => ids.length === 0 || ids.includes(product.id))
      .filter((product) => handle === null || product.handle === handle)
      .filter((product) => categories.length === 0 || categories.includes(product.category ?? ""));
    return { products: found.map(medusaProduct), count: found.length };
  });
}

const SEO = { title: null, description: null, image: null, keywords: [] };

/** Starts a server with Payload's public content API. */
export function startPayload(world: World): Promise<Backend> {
  return serve((url, request) => {
    const tenant = world.tenants.find(({ id }) => id === request.headers["x-tenant-id"]);
    switch (url.pathname) {
      case PUBLIC_PATHS.tenant:
        return world.tenants.find(
          ({ domains, slug }) =>
            domains.includes(url.searchParams.get("host") ?? "") || slug === url.searchParams.get("slug"),
        );
      case PUBLIC_PATHS.tenants:
        return { items: world.tenants };
      case PUBLIC_PATHS.products: {
        const ids = (url.searchParams.get("ids") ?? "").split(",");
        const own = world.products.get(tenant?.stores[0]?.publishable_key ?? "") ?? [];
        const items = own
          .filter(({ id }) => ids.includes(id))
          .map(({ id, title }) => ({
            id,
            title: `${title} (${url.searchParams.get("locale")})`,
            subtitle: null,
            text: null,
            html: null,
            seo: SEO,
            gallery: [],
            // Fields that an editor could add must not reach commerce.
            handle: "stolen",
            price: 1,
          }));
        return { items };
      }
      default:
        return { items: [] };
    }
  });
}

/** Returns a tenant with one store that sells in US dollars. */
export function testTenant(slug: string): TenantView {
  return {
    id: `ten_${slug}`,
    slug,
    name: slug,
    status: "active",
    domains: [`${slug}.localhost`],
    theme: null,
    logo: null,
    locales: ["en", "ru"],
    default_locale: "en",
    contact: { email: null, phone: null, address: null },
    settings: {},
    stores: [
      {
        id: `tst_${slug}`,
        slug,
        name: slug,
        default_currency: "USD",
        regions: ["reg_1"],
        publishable_key: `pk_${slug}`,
        tagline: null,
      },
    ],
  };
}
