import type { MediaView } from "@tandem/contracts";
import { imageUrlProblem, resizedUrl } from "@/server/image-request";
import { IMAGE_WIDTHS } from "@/server/image-sizes";

/** Returns whether the shop may fetch the image at a URL. */
export const isReachableUrl = (url: string): boolean => imageUrlProblem(url) === null;

/** Returns the resizer's path for an image, starting from the nearest stored size. */
function resized(media: MediaView, width: number): string {
  const stored = [...media.sizes].sort((a, b) => a.width - b.width).find((size) => size.width >= width);
  return resizedUrl(stored?.url ?? media.url, width);
}

/** Returns whether the shop may fetch the image; other images are shown as a tile. */
export function isReachable(media: MediaView | null | undefined): media is MediaView {
  return media !== null && media !== undefined && isReachableUrl(media.url);
}

interface PictureProps {
  media: MediaView | null | undefined;
  /** Used when the image has no alternative text of its own; empty for decoration. */
  alt?: string;
  /** The `sizes` attribute. */
  sizes: string;
  /** Loads the image at once; for what is visible first. */
  first?: boolean;
  /** Sets the proportions of the box. */
  className?: string;
  /** Shown on the tile when there is no image. */
  label?: string;
  widest?: number;
}

/** Renders an image in a box of fixed proportions, on a tile that remains when there is nothing to load. */
export function Picture({ media, alt, sizes, first, className = "", label, widest = 2000 }: PictureProps) {
  if (!isReachable(media)) {
    return (
      <div className={`tile tile-pattern ${className}`}>
        {label === undefined ? null : (
          <span className="absolute inset-x-3 bottom-3 text-xs text-quiet">{label}</span>
        )}
      </div>
    );
  }
  const widths = IMAGE_WIDTHS.filter(
    (width) => width <= Math.min(widest, Math.max(media.width ?? widest, 320)),
  );
  const largest = widths.at(-1) ?? 640;
  return (
    <div className={`tile tile-pattern ${className}`}>
      <img
        src={resized(media, largest)}
        srcSet={widths.map((width) => `${resized(media, width)} ${width}w`).join(", ")}
        sizes={sizes}
        alt={media.alt === "" ? (alt ?? "") : media.alt}
        {...(media.width === null || media.height === null
          ? {}
          : { width: media.width, height: media.height })}
        loading={first === true ? "eager" : "lazy"}
        fetchPriority={first === true ? "high" : "auto"}
        decoding="async"
      />
    </div>
  );
}
