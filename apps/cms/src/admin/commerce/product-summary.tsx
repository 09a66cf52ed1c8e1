import type { UIFieldServerComponent } from "payload";
import { env } from "../../env";
import { say } from "../../fields/say";
import { priceRange, stock } from "./facts";
import { loadFacts } from "./load-facts";
import { StatusPill } from "./status-pill";

const TEXT = {
  open: { en: "Open in Medusa", ru: "Открыть в Medusa", uz: "Medusa’da ochish" },
  variants: { en: "variants", ru: "вар.", uz: "variant" },
  pieces: { en: "in stock", ru: "в наличии", uz: "omborda" },
} as const;

/** Shows a summary of the product beside every tab: image, price, stock and status. */
export const ProductSummary: UIFieldServerComponent = async ({ data, i18n, payload, user }) => {
  const loaded = await loadFacts(payload, user, data?.medusaId);
  if (loaded === null) return null;
  const { facts, archivedAt } = loaded;
  const pieces = stock(facts);
  return (
    <aside className="tandem-summary">
      {facts.thumbnail === null ? null : (
        <img src={facts.thumbnail} alt="" className="tandem-summary__picture" />
      )}
      <div className="tandem-summary__price">{priceRange(facts, i18n.language) ?? "—"}</div>
      <div className="tandem-summary__line">
        {facts.variants.length} {say(i18n.language, TEXT.variants)}
        {pieces === null
          ? ""
          : ` · ${pieces.toLocaleString(i18n.language)} ${say(i18n.language, TEXT.pieces)}`}
      </div>
      <StatusPill status={archivedAt === null ? facts.status : "archived"} language={i18n.language} />
      <a
        className="tandem-link"
        href={`${env.BACKEND_URL}/app/products/${String(data?.medusaId)}`}
        target="_blank"
        rel="noreferrer"
      >
        {say(i18n.language, TEXT.open)} ↗
      </a>
    </aside>
  );
};
