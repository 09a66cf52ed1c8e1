import { type Shop, speak } from "@/server/shop";
import { absolute, StructuredData } from "./structured-data";

export interface Crumb {
  name: string;
  /** Path inside the shop, without language. */
  path: string;
}

/** Renders the path from the home page to this page, for shoppers and for search engines. */
export function Breadcrumbs({ trail, shop }: { trail: readonly Crumb[]; shop: Shop }) {
  const { t, to } = speak(shop);
  const all = [{ name: t("home"), path: "/" }, ...trail];
  return (
    <nav aria-label={t("breadcrumbs")} className="py-4 text-sm text-quiet">
      <ol className="flex flex-wrap gap-x-2 gap-y-1">
        {all.map(({ name, path }, index) => (
          <li key={path} className="flex items-center gap-2">
            {index === 0 ? null : <span aria-hidden="true">/</span>}
            {index === all.length - 1 ? (
              <span aria-current="page" className="text-ink">
                {name}
              </span>
            ) : (
              <a href={to(path)} className="link-quiet inline-block py-1 ">
                {name}
              </a>
            )}
          </li>
        ))}
      </ol>
      <StructuredData
        data={{
          "@type": "BreadcrumbList",
          itemListElement: all.map(({ name, path }, index) => ({
            "@type": "ListItem",
            position: index + 1,
            name,
            item: absolute(shop, path),
          })),
        }}
      />
    </nav>
  );
}
