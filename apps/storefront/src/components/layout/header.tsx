import { LANGUAGE_TAG } from "@tandem/catalog/money";
import { safeHref } from "@tandem/contracts";
import { Suspense } from "react";
import { localePath } from "@/i18n/paths";
import { LANGUAGE_NAME } from "@/i18n/translate";
import { categoriesOf, navigationOf } from "@/server/reads";
import { type Shop, type ShopParams, speak } from "@/server/shop";
import { AccountEntry, AccountLink } from "./account-link";
import { CartBadge } from "./cart-badge";
import { BagIcon, MenuIcon, SearchIcon } from "./icons";
import { Wordmark } from "./wordmark";

interface MenuItem {
  label: string;
  href: string;
}

/** Returns the links of the header: the editor's menu, or the top categories when there is none. */
async function menuOf(params: ShopParams, shop: Shop): Promise<MenuItem[]> {
  const { to } = speak(shop);
  const { header } = await navigationOf(params);
  if (header.length > 0) return header.map(({ label, href }) => ({ label, href: inner(href, to) }));
  const tree = await categoriesOf(params);
  return tree
    .slice(0, 6)
    .map(({ commerce }) => ({ label: commerce.name, href: to(`/categories/${commerce.handle}`) }));
}

/** Returns the target of an editor's link: inside the shop in its language, elsewhere as written if that is safe. */
export function inner(href: string, to: (path: string) => string): string {
  const safe = safeHref(href);
  return safe.startsWith("/") ? to(safe) : safe;
}

function Languages({ shop, className = "" }: { shop: Shop; className?: string }) {
  const { t } = speak(shop);
  if (shop.tenant.locales.length < 2) return null;
  return (
    <nav aria-label={t("language")} className={className}>
      <ul className="flex gap-1">
        {shop.tenant.locales.map((locale) => (
          <li key={locale}>
            <a
              href={localePath(shop.tenant, locale, "/")}
              hrefLang={LANGUAGE_TAG[locale]}
              lang={LANGUAGE_TAG[locale]}
              title={LANGUAGE_NAME[locale]}
              aria-current={locale === shop.locale ? "true" : undefined}
              className="grid min-h-10 min-w-9 place-items-center text-sm uppercase text-quiet hover:text-ink aria-[current]:font-bold aria-[current]:text-ink"
            >
              {locale}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Renders the shop's header: menu, name, search, languages, account and cart. */
export async function Header({ params, shop }: { params: ShopParams; shop: Shop }) {
  const { t, to } = speak(shop);
  const menu = await menuOf(params, shop);
  return (
    <header className="relative z-20 border-b border-line bg-ground">
      <div className="shell flex min-h-16 flex-wrap items-center gap-x-1 md:gap-x-3 left:flex-nowrap">
        <div aria-hidden="true" className="hidden flex-1 md:block left:md:hidden" />
        <details className="group flex-1 md:hidden left:flex-none">
          <summary className="-ml-2 grid size-11 place-items-center" aria-label={t("menu")}>
            <MenuIcon />
          </summary>
          <div className="absolute inset-x-0 top-full border-y border-line bg-ground px-5 pb-6 pt-2 shadow-xl">
            <nav aria-label={t("mainNavigation")}>
              <ul>
                {menu.map(({ label, href }) => (
                  <li key={href} className="border-b border-line last:border-0">
                    <a href={href} className="heading block py-3.5 text-2xl">
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            <Languages shop={shop} className="mt-3 -ml-2" />
          </div>
        </details>
        <nav
          aria-label={t("mainNavigation")}
          className="order-last hidden min-w-0 basis-full border-t border-line md:block left:order-2 left:ml-6 left:flex-1 left:basis-auto left:border-0"
        >
          <ul className="flex flex-wrap justify-center gap-x-8 gap-y-1 py-1 left:justify-start dense:gap-x-5">
            {menu.map(({ label, href }) => (
              <li key={href}>
                <a
                  href={href}
                  className="link-quiet block py-2 text-[0.9375rem]  bold:text-sm bold:font-semibold bold:uppercase bold:tracking-wide"
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Wordmark shop={shop} home={to("/")} />
        <div className="ml-auto flex min-w-0 flex-1 items-center justify-end gap-0.5 left:order-3 left:flex-none">
          <Languages shop={shop} className="hidden lg:block" />
          <a
            href={to("/search")}
            className="grid h-11 w-10 place-items-center md:w-11"
            aria-label={t("search")}
          >
            <SearchIcon />
          </a>
          <Suspense fallback={<AccountEntry shop={shop} />}>
            <AccountLink shop={shop} />
          </Suspense>
          <a href={to("/cart")} className="relative -mr-2 grid h-11 w-10 place-items-center md:w-11">
            <BagIcon />
            <Suspense fallback={<span className="sr-only">{t("cart")}</span>}>
              <CartBadge shop={shop} />
            </Suspense>
          </a>
        </div>
      </div>
    </header>
  );
}
