import { isReachable } from "@/components/picture";
import { resizedUrl } from "@/server/image-request";
import type { Shop } from "@/server/shop";

/** Renders the shop's logo, or its name in its heading font. */
export function Wordmark({ shop, home }: { shop: Shop; home: string }) {
  const { logo, name } = shop.tenant;
  return (
    <a href={home} className="min-w-0 shrink-0 md:py-4 left:order-1 left:md:py-0" aria-label={name}>
      {isReachable(logo) ? (
        <img
          src={resizedUrl(logo.url, 640)}
          alt={name}
          className="h-9 w-auto max-w-[11rem] object-contain md:h-11 md:max-w-[15rem]"
          {...(logo.width === null || logo.height === null ? {} : { width: logo.width, height: logo.height })}
        />
      ) : (
        <span className="heading block truncate text-[1.55rem] md:text-[2rem] bold:text-[2rem] bold:md:text-[2.4rem]">
          {name}
        </span>
      )}
    </a>
  );
}
