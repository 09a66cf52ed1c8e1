import { z } from "zod";
import { call, ok } from "./http.ts";

const productSchema = z.object({
  id: z.string(),
  title: z.string(),
  subtitle: z.string().nullable(),
  handle: z.string(),
  status: z.string(),
  description: z.string().nullable(),
  thumbnail: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()).nullable(),
  images: z.array(z.object({ url: z.string() })).nullish(),
  variants: z.array(z.object({ id: z.string(), title: z.string().nullable(), sku: z.string().nullish() })),
});
export type AdminProduct = z.infer<typeof productSchema>;

const tenantSchema = z.object({ id: z.string(), slug: z.string(), name: z.string(), status: z.string() });
const storeSchema = z.object({
  id: z.string(),
  slug: z.string(),
  default_currency: z.string(),
  sales_channel_id: z.string(),
  publishable_key: z.string(),
});

export interface Shop {
  tenant: z.infer<typeof tenantSchema>;
  store: z.infer<typeof storeSchema>;
  /** Host name of the storefront, without port. */
  host: string;
}

export interface NewProduct {
  title: string;
  handle: string;
  price?: number;
  description?: string;
  status?: "draft" | "published";
}

const PRODUCT_FIELDS = "id,title,subtitle,handle,status,description,thumbnail,metadata,*images,*variants";

/** Client of Medusa's admin API, signed in as a platform admin. */
export class MedusaAdmin {
  private constructor(
    readonly url: string,
    private readonly token: string,
  ) {}

  static async signIn(url: string, email: string, password: string): Promise<MedusaAdmin> {
    const answer = await ok(`${url}/auth/user/emailpass`, { body: { email, password } });
    return new MedusaAdmin(url, z.object({ token: z.string() }).parse(answer).token);
  }

  get headers(): Record<string, string> {
    return { authorization: `Bearer ${this.token}` };
  }

  send(path: string, body?: unknown, method?: string, headers: Record<string, string> = {}) {
    return ok(`${this.url}${path}`, {
      ...(body === undefined ? {} : { body }),
      ...(method === undefined ? {} : { method }),
      headers: { ...this.headers, ...headers },
    });
  }

  attempt(path: string, body?: unknown, headers: Record<string, string> = {}) {
    return call(`${this.url}${path}`, {
      ...(body === undefined ? {} : { body }),
      headers: { ...this.headers, ...headers },
    });
  }

  async createShop(slug: string, name: string, currency = "usd"): Promise<Shop> {
    const created = await this.send("/admin/tenants", { name, slug });
    const { tenant } = z.object({ tenant: tenantSchema }).parse(created);
    const answer = await this.send("/admin/tenant-stores", {
      tenant_id: tenant.id,
      slug,
      name,
      default_currency: currency,
      countries: [currency === "uzs" ? "uz" : "us"],
    });
    return {
      tenant,
      store: z.object({ tenant_store: storeSchema }).parse(answer).tenant_store,
      host: `${slug}.localhost`,
    };
  }

  async createProduct(shop: Shop, product: NewProduct): Promise<AdminProduct> {
    const answer = await this.send(
      `/admin/products?fields=${PRODUCT_FIELDS}`,
      {
        title: product.title,
        handle: product.handle,
        description: product.description,
        status: product.status ?? "published",
        sales_channels: [{ id: shop.store.sales_channel_id }],
        options: [{ title: "Size", values: ["S", "L"] }],
        variants: ["S", "L"].map((size) => ({
          title: size,
          sku: `${product.handle}-${size}`,
          manage_inventory: false,
          options: { Size: size },
          prices: [{ currency_code: shop.store.default_currency, amount: product.price ?? 10 }],
        })),
      },
      "POST",
      { "x-tenant-id": shop.tenant.id },
    );
    return z.object({ product: productSchema }).parse(answer).product;
  }

  async product(id: string): Promise<AdminProduct> {
    const answer = await this.send(`/admin/products/${id}?fields=${PRODUCT_FIELDS}`);
    return z.object({ product: productSchema }).parse(answer).product;
  }

  async updateProduct(id: string, patch: Record<string, unknown>): Promise<Record<string, unknown>> {
    return z.record(z.string(), z.unknown()).parse(await this.send(`/admin/products/${id}`, patch, "POST"));
  }

  /** Sets the price of one variant in the shop's currency, in major units. */
  async setPrice(product: AdminProduct, variantId: string, currency: string, amount: number): Promise<void> {
    await this.send(`/admin/products/${product.id}/variants/${variantId}`, {
      prices: [{ currency_code: currency, amount }],
    });
  }

  async deleteProduct(id: string): Promise<void> {
    await this.send(`/admin/products/${id}`, undefined, "DELETE");
  }
}
