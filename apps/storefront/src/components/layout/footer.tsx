import { categoriesOf, navigationOf } from "@/server/reads";
import { type Shop, type ShopParams, speak } from "@/server/shop";
import { inner } from "./header";

function setting(shop: Shop, name: string): string | null {
  const value = shop.tenant.settings[name];
  return typeof value === "string" && value !== "" ? value : null;
}

/** Renders the footer: links, contact and legal note. */
export async function Footer({ params, shop }: { params: ShopParams; shop: Shop }) {
  const { t, to } = speak(shop);
  const { footer } = await navigationOf(params);
  const columns =
    footer.length > 0
      ? footer
      : [
          {
            heading: t("categories"),
            items: (await categoriesOf(params)).slice(0, 6).map(({ commerce }) => ({
              label: commerce.name,
              href: `/categories/${commerce.handle}`,
            })),
          },
        ];
  const { email, phone, address } = shop.tenant.contact;
  const tagline = setting(shop, "tagline") ?? shop.ctx.store.tagline;
  return (
    <footer className="mt-auto border-t border-line bg-surface">
      <div className="shell grid gap-10 py-12 sm:grid-cols-2 lg:grid-cols-[1.6fr_repeat(3,1fr)]">
        <div className="max-w-sm">
          <p className="heading title-3">{shop.tenant.name}</p>
          {tagline === null ? null : <p className="mt-3 text-quiet">{tagline}</p>}
        </div>
        {columns.map(({ heading, items }) => (
          <nav key={heading} aria-label={heading}>
            <p className="eyebrow">{heading}</p>
            <ul className="mt-3">
              {items.map(({ label, href }) => (
                <li key={href}>
                  <a href={inner(href, to)} className="link-quiet inline-block py-1.5 ">
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ))}
        {email === null && phone === null && address === null ? null : (
          <address className="not-italic">
            <p className="eyebrow">{t("contact")}</p>
            <ul className="mt-3">
              {address === null ? null : <li className="py-1.5">{address}</li>}
              {phone === null ? null : (
                <li>
                  <a href={`tel:${phone.replace(/[^+\d]/g, "")}`} className="link inline-block py-1.5">
                    {phone}
                  </a>
                </li>
              )}
              {email === null ? null : (
                <li>
                  <a href={`mailto:${email}`} className="link inline-block py-1.5">
                    {email}
                  </a>
                </li>
              )}
            </ul>
          </address>
        )}
      </div>
      <div className="shell flex flex-wrap justify-between gap-2 border-t border-line py-5 text-sm text-quiet">
        <p>{setting(shop, "footer_note") ?? `© ${shop.tenant.name}. ${t("rights")}`}</p>
      </div>
    </footer>
  );
}
