import type { Product } from "@tandem/catalog";
import { absolute, StructuredData } from "@/components/structured-data";
import type { Shop } from "@/server/shop";

/** Renders the product and its offers for search engines. */
export function ProductData({ product, shop }: { product: Product; shop: Shop }) {
  const { commerce, content } = product;
  const url = absolute(shop, `/products/${commerce.handle}`);
  return (
    <StructuredData
      data={{
        "@type": "Product",
        name: content.title,
        ...(content.text === null ? {} : { description: content.text }),
        ...(content.gallery.length === 0 ? {} : { image: content.gallery.map((picture) => picture.url) }),
        brand: { "@type": "Brand", name: shop.tenant.name },
        url,
        offers: commerce.variants.flatMap(({ sku, price, purchasable }) =>
          price === null
            ? []
            : {
                "@type": "Offer",
                url,
                ...(sku === null ? {} : { sku }),
                price: String(price.amount),
                priceCurrency: price.currency.toUpperCase(),
                availability: `https://schema.org/${purchasable ? "InStock" : "OutOfStock"}`,
              },
        ),
      }}
    />
  );
}
