import type { ServerProps } from "payload";
import { say } from "../../fields/say";
import { SyncWidget } from "../sync/sync-widget";

const TEXT = {
  hello: { en: "Good to see you", ru: "Рады видеть вас", uz: "Xush kelibsiz" },
  quick: { en: "Start here", ru: "С чего начать", uz: "Nimadan boshlaymiz" },
  sync: { en: "Sync with Medusa", ru: "Синхронизация с Medusa", uz: "Medusa bilan sinxronlash" },
  drafts: { en: "Waiting for you to publish", ru: "Ждут публикации", uz: "Nashr qilinishini kutmoqda" },
  none: { en: "No drafts are waiting.", ru: "Черновиков нет.", uz: "Qoralamalar yo‘q." },
} as const;

const LINKS = [
  {
    href: "/admin/collections/products",
    label: { en: "Product descriptions", ru: "Описания товаров", uz: "Mahsulot tavsiflari" },
  },
  {
    href: "/admin/collections/hero-sections",
    label: { en: "Home page heroes", ru: "Главный экран", uz: "Bosh sahifa" },
  },
  { href: "/admin/collections/pages", label: { en: "Pages", ru: "Страницы", uz: "Sahifalar" } },
  {
    href: "/admin/collections/posts/create",
    label: { en: "Write an article", ru: "Написать статью", uz: "Maqola yozish" },
  },
  { href: "/admin/collections/media", label: { en: "Images", ru: "Изображения", uz: "Rasmlar" } },
  {
    href: "/admin/collections/tenants",
    label: { en: "Brand and theme", ru: "Бренд и тема", uz: "Brend va mavzu" },
  },
] as const;

/** Shows the top of the dashboard: brands, quick links, pending drafts, live status of the sync. */
export const Welcome = async ({ i18n, payload, user }: ServerProps) => {
  const language = i18n?.language ?? "en";
  if (!user || !payload) return null;
  const [brands, drafts] = await Promise.all([
    payload.find({ collection: "tenants", depth: 0, limit: 6, overrideAccess: false, user, sort: "name" }),
    payload.find({
      collection: "products",
      draft: true,
      depth: 0,
      limit: 5,
      sort: "-updatedAt",
      overrideAccess: false,
      user,
      where: { and: [{ _status: { equals: "draft" } }, { untouched: { not_equals: true } }] },
    }),
  ]);
  return (
    <div className="tandem-welcome">
      <h1>{say(language, TEXT.hello)}</h1>
      <div className="tandem-brands">
        {brands.docs.map((brand) => (
          <a key={brand.id} className="tandem-brand" href={`/admin/collections/tenants/${brand.id}`}>
            <span className="tandem-brand__swatch" aria-hidden="true">
              {[
                brand.theme?.colors?.background,
                brand.theme?.colors?.primary,
                brand.theme?.colors?.accent,
              ].map((color, index) => (
                <i key={index} style={{ background: color ?? "var(--theme-elevation-150)" }} />
              ))}
            </span>
            {brand.name}
          </a>
        ))}
      </div>
      <section>
        <h2>{say(language, TEXT.sync)}</h2>
        <SyncWidget />
      </section>
      <div className="tandem-columns">
        <section>
          <h2>{say(language, TEXT.quick)}</h2>
          <ul className="tandem-list">
            {LINKS.map(({ href, label }) => (
              <li key={href}>
                <a href={href}>{say(language, label)}</a>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{say(language, TEXT.drafts)}</h2>
          {drafts.docs.length === 0 ? <p className="tandem-note">{say(language, TEXT.none)}</p> : null}
          <ul className="tandem-list">
            {drafts.docs.map((doc) => (
              <li key={doc.id}>
                <a href={`/admin/collections/products/${doc.id}`}>{doc.title}</a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
};
