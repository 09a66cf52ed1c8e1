import type { ProductFacts as Facts } from "@tandem/contracts";
import type { UIFieldServerComponent } from "payload";
import { env } from "../../env";
import { say } from "../../fields/say";
import { money, priceRange, stock } from "./facts";
import { loadFacts } from "./load-facts";
import { StatusPill } from "./status-pill";

const TEXT = {
  note: {
    en: "This data comes from Medusa and is edited there; it is shown here for reference while you write.",
    ru: "Эти данные приходят из Medusa и меняются там; здесь они, чтобы видеть их рядом с текстом.",
    uz: "Bu maʼlumotlar Medusa’dan keladi va o‘sha yerda o‘zgartiriladi; matn yozayotganda ko‘z oldingizda tursin.",
  },
  open: { en: "Edit in Medusa", ru: "Изменить в Medusa", uz: "Medusa’da tahrirlash" },
  none: {
    en: "No data from Medusa yet.",
    ru: "Из Medusa пока ничего не пришло.",
    uz: "Medusa’dan hali hech narsa kelmagan.",
  },
  price: { en: "Price", ru: "Цена", uz: "Narx" },
  stock: { en: "In stock", ru: "В наличии", uz: "Omborda" },
  handle: { en: "URL", ru: "Адрес", uz: "Manzil" },
  categories: { en: "Categories", ru: "Категории", uz: "Turkumlar" },
  tags: { en: "Tags", ru: "Метки", uz: "Teglar" },
  collection: { en: "Collection", ru: "Коллекция", uz: "To‘plam" },
  type: { en: "Type", ru: "Тип", uz: "Turi" },
  variant: { en: "Variant", ru: "Вариант", uz: "Variant" },
  before: { en: "Before", ru: "Было", uz: "Oldin" },
} as const;

/** Shows the commerce facts of a product beside its content: prices, variants, stock, categories, tags. Read-only. */
export const ProductFacts: UIFieldServerComponent = async ({ data, i18n, payload, user }) => {
  const t = (key: keyof typeof TEXT) => say(i18n.language, TEXT[key]);
  const loaded = await loadFacts(payload, user, data?.medusaId);
  if (loaded === null) return <p className="tandem-note">{t("none")}</p>;
  const { facts, archivedAt } = loaded;
  const list = (values: string[]) => (values.length === 0 ? "—" : values.join(", "));
  return (
    <section className="tandem-facts" aria-label="Medusa">
      <header className="tandem-facts__head">
        <StatusPill status={archivedAt === null ? facts.status : "archived"} language={i18n.language} />
        <a
          className="tandem-link"
          href={`${env.BACKEND_URL}/app/products/${String(data?.medusaId)}`}
          target="_blank"
          rel="noreferrer"
        >
          {t("open")} ↗
        </a>
      </header>
      <p className="tandem-note">{t("note")}</p>
      <dl className="tandem-facts__grid">
        <Fact name={t("price")} value={priceRange(facts, i18n.language) ?? "—"} />
        <Fact name={t("stock")} value={stock(facts)?.toLocaleString(i18n.language) ?? "—"} />
        <Fact name={t("handle")} value={`/products/${facts.handle}`} />
        <Fact name={t("categories")} value={list(facts.categories.map(({ name }) => name))} />
        <Fact name={t("tags")} value={list(facts.tags)} />
        <Fact name={t("collection")} value={facts.collection?.title ?? "—"} />
        <Fact name={t("type")} value={facts.type ?? "—"} />
      </dl>
      <Variants
        facts={facts}
        language={i18n.language}
        title={t("variant")}
        price={t("price")}
        before={t("before")}
        stock={t("stock")}
      />
    </section>
  );
};

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

interface VariantsProps {
  facts: Facts;
  language: string;
  title: string;
  price: string;
  before: string;
  stock: string;
}

function Variants({ facts, language, title, price, before, stock: pieces }: VariantsProps) {
  return (
    <div className="tandem-table">
      <table>
        <thead>
          <tr>
            <th>{title}</th>
            <th>SKU</th>
            <th>{price}</th>
            <th>{before}</th>
            <th>{pieces}</th>
          </tr>
        </thead>
        <tbody>
          {facts.variants.map((variant) => (
            <tr key={variant.id}>
              <td>{Object.values(variant.options).join(" · ") || variant.title || "—"}</td>
              <td>{variant.sku ?? "—"}</td>
              <td>
                {variant.prices.map((each) => money(each.amount, each.currency, language)).join(" · ") || "—"}
              </td>
              <td>
                {Object.entries(variant.compare_at)
                  .map(([currency, amount]) => money(amount, currency, language))
                  .join(" · ") || "—"}
              </td>
              <td>{variant.available ?? "∞"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
