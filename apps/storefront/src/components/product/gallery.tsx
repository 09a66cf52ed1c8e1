import type { MediaView } from "@tandem/contracts";
import { Picture } from "@/components/picture";
import { type Shop, speak } from "@/server/shop";

/** Renders the images of a product: swiped on a phone, stacked beside the text on a wide screen. */
export function Gallery({
  pictures,
  title,
  shop,
}: {
  pictures: readonly MediaView[];
  title: string;
  shop: Shop;
}) {
  const { t } = speak(shop);
  const [only, ...more] = pictures;
  const frame = "aspect-[4/5] sharp:aspect-square";
  if (more.length === 0) {
    return (
      <Picture
        media={only}
        alt={title}
        first
        sizes="(min-width: 1024px) 52vw, 100vw"
        label={t("noPicture")}
        className={`${frame} max-lg:max-h-[78svh] w-full`}
      />
    );
  }
  return (
    <section
      aria-label={t("gallery", { title })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a strip that scrolls sideways must be reachable by keyboard
      tabIndex={0}
      className="max-lg:-mx-[clamp(1.125rem,4vw,3rem)]"
    >
      <ul className="flex snap-x snap-mandatory gap-2 overflow-x-auto [scrollbar-width:none] max-lg:px-[clamp(1.125rem,4vw,3rem)] lg:grid lg:grid-cols-2 lg:gap-4">
        {pictures.map((picture, index) => (
          <li key={picture.url} className="w-[86%] shrink-0 snap-center first:lg:col-span-2 lg:w-auto">
            <Picture
              media={picture}
              alt={t("pictureOf", { number: index + 1, title })}
              first={index === 0}
              sizes={index === 0 ? "(min-width: 1024px) 52vw, 86vw" : "(min-width: 1024px) 26vw, 86vw"}
              label={t("noPicture")}
              className={frame}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
