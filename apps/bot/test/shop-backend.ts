import { createServer } from "node:http";
import { PUBLIC_PATHS } from "@tandem/contracts";

type FixtureVariant = { title: string; amount: number; stock: number };
type FixtureProduct = {
  id: string;
  title: string;
  category: string;
  text?: string;
  /** False: the product has an image whose file is missing. */
  pictureExists?: boolean;
  variants: FixtureVariant[];
};
type FixtureCategory = { id: string; name: string };

/** A small shop served over real HTTP by parts of Medusa's store API and Payload's public API. Mutable. */
export type ShopBackend = {
  url: string;
  tenant: { id: string; slug: string; name: string; status: "active" | "suspended" };
  categories: FixtureCategory[];
  products: FixtureProduct[];
  /** True: every request gets a 503. */
  down: boolean;
  stop: () => Promise<void>;
};

const TENANT_ID = "ten_saffron";
const NO_SEO = { title: null, description: null, image: null, keywords: [] };

export async function startShopBackend(): Promise<ShopBackend> {
  const shop: ShopBackend = {
    url: "",
    tenant: { id: TENANT_ID, slug: "saffron", name: "Saffron & Silk", status: "active" },
    categories: [
      { id: "pcat_tableware", name: "Tableware" },
      { id: "pcat_textiles", name: "Textiles" },
    ],
    products: [
      {
        id: "prod_bowl",
        title: "Rishtan bowl <blue & white>",
        category: "pcat_tableware",
        text: "Thrown and glazed by hand in Rishtan.",
        variants: [
          { title: "Small", amount: 90_000, stock: 12 },
          { title: "Large", amount: 140_000, stock: 2 },
        ],
      },
      {
        id: "prod_teapot",
        title: "Teapot",
        category: "pcat_tableware",
        variants: [{ title: "One size", amount: 210_000, stock: 0 }],
      },
      {
        id: "prod_plate",
        title: "Plate",
        category: "pcat_tableware",
        pictureExists: false,
        variants: [{ title: "One size", amount: 60_000, stock: 40 }],
      },
      ...Array.from({ length: 7 }, (_, index) => ({
        id: `prod_scarf_${index + 1}`,
        title: `Scarf ${index + 1}`,
        category: "pcat_textiles",
        variants: [{ title: "One size", amount: 250_000 + index, stock: 9 }],
      })),
    ],
    down: false,
    stop: async () => undefined,
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://shop");
    const picture = /^\/media\/(.+)\.png$/.exec(url.pathname)?.[1];
    if (picture !== undefined) {
      const isThere = shop.products.some(
        ({ id, pictureExists }) => id === picture && pictureExists !== false,
      );
      response
        .writeHead(isThere ? 200 : 404, { "content-type": "image/png" })
        .end(isThere ? PICTURE : undefined);
      return;
    }
    const body = shop.down ? undefined : answer(shop, url);
    response
      .writeHead(shop.down ? 503 : body === undefined ? 404 : 200, { "content-type": "application/json" })
      .end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  shop.url = `http://127.0.0.1:${address.port}`;
  shop.stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return shop;
}

function answer(shop: ShopBackend, url: URL): unknown {
  switch (url.pathname) {
    case "/health":
      return { status: "ok" };
    case "/store/regions":
      return { regions: [{ id: "reg_uz", name: "Uzbekistan", currency_code: "uzs", countries: [] }] };
    case "/store/product-categories":
      return {
        product_categories: shop.categories.map((category, rank) => ({
          ...category,
          handle: category.id,
          rank,
        })),
        count: shop.categories.length,
      };
    case "/store/products":
      return productsAnswer(shop, url.searchParams);
    case PUBLIC_PATHS.tenant:
      return url.searchParams.get("slug") === shop.tenant.slug ? tenantView(shop) : undefined;
    case PUBLIC_PATHS.products:
      return {
        items: shop.products
          .filter(({ id }) => asked(url.searchParams, "ids").includes(id))
          .map(content(shop)),
      };
    case PUBLIC_PATHS.categories:
      return { items: [] };
    default:
      return undefined;
  }
}

function asked(query: URLSearchParams, name: string): string[] {
  return [...query.entries()]
    .filter(([key]) => key === name || key.startsWith(`${name}[`))
    .flatMap(([, value]) => value.split(","));
}

function productsAnswer(shop: ShopBackend, query: URLSearchParams) {
  const ids = asked(query, "id");
  const categories = asked(query, "category_id");
  const found = shop.products.filter(
    ({ id, category }) =>
      (ids.length === 0 || ids.includes(id)) && (categories.length === 0 || categories.includes(category)),
  );
  const offset = Number(query.get("offset") ?? 0);
  const products = found.slice(offset, offset + Number(query.get("limit") ?? 20)).map((product) => ({
    id: product.id,
    handle: product.id,
    title: product.title,
    variants: product.variants.map((variant, rank) => ({
      id: `${product.id}_${rank}`,
      title: variant.title,
      variant_rank: rank,
      manage_inventory: true,
      inventory_quantity: variant.stock,
      calculated_price: {
        calculated_amount: variant.amount,
        original_amount: variant.amount,
        currency_code: "uzs",
      },
    })),
  }));
  return { products, count: found.length };
}

function tenantView({ tenant }: ShopBackend) {
  return {
    ...tenant,
    domains: ["saffron.localhost"],
    theme: null,
    logo: null,
    locales: ["en", "ru", "uz"],
    default_locale: "en",
    contact: { email: null, phone: null, address: null },
    settings: {},
    stores: [
      {
        id: "tst_saffron",
        slug: "main",
        name: "Main",
        default_currency: "uzs",
        regions: ["reg_uz"],
        publishable_key: "pk_test",
        tagline: null,
      },
    ],
  };
}

function content(shop: ShopBackend) {
  return ({ id, title, text }: FixtureProduct) => ({
    id,
    title,
    subtitle: null,
    text: text ?? null,
    html: null,
    seo: NO_SEO,
    gallery: [
      { url: `${shop.url}/media/${id}.png`, alt: title, width: 1, height: 1, placeholder: null, sizes: [] },
    ],
  });
}

/** A PNG of one pixel. */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);
