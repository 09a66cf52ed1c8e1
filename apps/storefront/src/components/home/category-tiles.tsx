import type { CategoryNode } from "@tandem/catalog";
import type { MediaView } from "@tandem/contracts";
import { isReachable, Picture } from "@/components/picture";
import { type Shop, speak } from "@/server/shop";

interface Tile {
  category: CategoryNode;
  /** The category's own image, or one of its products. */
  picture: MediaView | null;
}

/** Renders the shop's top categories as image tiles. */
export function CategoryTiles({ tiles, shop }: { tiles: readonly Tile[]; shop: Shop }) {
  const { t, to } = speak(shop);
  if (tiles.length === 0) return null;
  return (
    <section className="shell section" aria-labelledby="categories">
      <h2 id="categories" className="title-2 mb-7">
        {t("shopByCategory")}
      </h2>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4 lg:gap-5 dense:gap-2 dense:lg:gap-3">
        {tiles.map(({ category, picture }) => (
          <li key={category.commerce.id} className="group relative">
            <Picture
              media={picture}
              alt=""
              sizes="(min-width: 1024px) 23vw, 46vw"
              widest={960}
              className="aspect-[4/5] sharp:aspect-[4/3] [&>img]:transition-transform [&>img]:duration-500 group-hover:[&>img]:scale-[1.03]"
            />
            <div
              aria-hidden="true"
              className={`absolute inset-0 rounded-tile sharp:rounded-shop ${isReachable(picture) ? "bg-linear-to-t from-black/75 via-black/15 to-transparent" : ""}`}
            />
            <h3
              className={`title-3 absolute inset-x-4 bottom-4 sharp:inset-x-3 sharp:bottom-3 ${isReachable(picture) ? "text-white" : ""}`}
            >
              <a
                href={to(`/categories/${category.commerce.handle}`)}
                className="after:absolute after:-inset-4"
              >
                {category.commerce.name}
              </a>
            </h3>
          </li>
        ))}
      </ul>
    </section>
  );
}
