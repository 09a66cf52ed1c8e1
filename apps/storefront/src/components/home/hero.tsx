import type { HeroView } from "@tandem/contracts";
import { inner } from "@/components/layout/header";
import { ArrowIcon } from "@/components/layout/icons";
import { Picture } from "@/components/picture";
import { type Shop, speak } from "@/server/shop";

function Links({ hero, shop, light = false }: { hero: HeroView; shop: Shop; light?: boolean }) {
  const { to } = speak(shop);
  if (hero.links.length === 0) return null;
  return (
    <div className="mt-7 flex flex-wrap gap-3">
      {hero.links.map(({ label, href }, index) => (
        <a
          key={href}
          href={inner(href, to)}
          className={`button ${index === 0 ? "" : "button-quiet"} ${light && index > 0 ? "text-white" : ""}`}
        >
          {label}
          {index === 0 ? <ArrowIcon /> : null}
        </a>
      ))}
    </div>
  );
}

function Words({ hero, first, className = "" }: { hero: HeroView; first: boolean; className?: string }) {
  const Title = first ? "h1" : "h2";
  return (
    <>
      {hero.eyebrow === null ? null : <p className={`eyebrow mb-3 ${className}`}>{hero.eyebrow}</p>}
      <Title className={first ? "title-1" : "title-2"}>{hero.heading}</Title>
      {hero.text === null ? null : (
        <p className={`mt-4 max-w-[46ch] text-lg leading-relaxed text-quiet ${className}`}>{hero.text}</p>
      )}
    </>
  );
}

/** Renders one hero section. The editor picks its layout, the theme decides how bold it is. */
export function Hero({ hero, shop, first }: { hero: HeroView; shop: Shop; first: boolean }) {
  switch (hero.layout) {
    case "full":
      return (
        <section className="relative isolate grid min-h-[76svh] items-end overflow-hidden text-white lg:min-h-[80svh]">
          <Picture
            media={hero.image}
            alt=""
            first={first}
            sizes="100vw"
            className="absolute! inset-0 -z-20 rounded-none! size-full"
          />
          <div
            aria-hidden="true"
            className="absolute inset-0 -z-10 bg-linear-to-t from-black/85 via-black/40 to-black/5"
          />
          <div className="shell pb-12 pt-40 lg:pb-20">
            <div className="max-w-4xl">
              <Words hero={hero} first={first} className="text-white/90!" />
              <Links hero={hero} shop={shop} light />
            </div>
          </div>
        </section>
      );
    case "split":
      return (
        <section className="shell grid items-center gap-8 py-8 lg:grid-cols-[1fr_1.1fr] lg:gap-16 lg:py-16">
          <Picture
            media={hero.image}
            alt=""
            first={first}
            sizes="(min-width: 1024px) 50vw, 100vw"
            className="aspect-[4/4.4] rounded-t-[12rem]! lg:order-2 lg:aspect-[4/4.2] lg:rounded-t-[20rem]! bold:rounded-shop! bold:aspect-[4/3]"
          />
          <div>
            <Words hero={hero} first={first} />
            <Links hero={hero} shop={shop} />
          </div>
        </section>
      );
    case "plain":
      return (
        <section className="bg-surface">
          <div className="shell section text-center bold:text-left">
            <div className="mx-auto max-w-3xl bold:mx-0 [&>*]:mx-auto bold:[&>*]:mx-0 [&>div]:justify-center bold:[&>div]:justify-start">
              <Words hero={hero} first={first} />
              <Links hero={hero} shop={shop} />
            </div>
          </div>
        </section>
      );
    default:
      return hero.layout satisfies never;
  }
}
