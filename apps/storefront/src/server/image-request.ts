import { cmsOrigin, imageOrigins } from "./image-origins";
import { IMAGE_QUALITY, IMAGE_WIDTHS } from "./image-sizes";

const PATH = "/_next/image";
/** Paths below which the CMS has only files; a separator in a name would leave the folder. */
const MEDIA = /^\/api\/media\/file\/(?!.*%(?:2f|5c))[^/]+$/i;

/** Returns the resizer's path for the image at a URL, `width` pixels wide. */
export const resizedUrl = (url: string, width: number): string =>
  `${PATH}?url=${encodeURIComponent(url)}&w=${width}&q=${IMAGE_QUALITY}`;

/** Returns whether Next would serve a path with its resizer. */
export const isImagePath = (pathname: string): boolean => pathname.startsWith(PATH);

/** Returns why the query of a request for a resized image is refused; null when it names an image of a shop. */
export function imageProblem(query: URLSearchParams): string | null {
  for (const name of ["url", "w", "q"]) {
    if (query.getAll(name).length !== 1) return `\`${name}\` must be given exactly once.`;
  }
  return (
    imageUrlProblem(query.get("url") ?? "") ??
    choiceProblem("w", query.get("w"), IMAGE_WIDTHS) ??
    choiceProblem("q", query.get("q"), [IMAGE_QUALITY])
  );
}

/**
 * Returns why the resizer may not fetch a URL; null when it may. A part that the server of an image ignores would make
 * the same image another entry of the resizer's cache.
 */
export function imageUrlProblem(text: string): string | null {
  if (!URL.canParse(text)) return "`url` must be the absolute URL of an image.";
  const { origin, pathname, username, password } = new URL(text);
  if (username !== "" || password !== "") return "`url` must not contain a user name or a password.";
  if (/[?#]/.test(text)) return "`url` must not contain a query or a fragment.";
  if (origin === cmsOrigin() && !MEDIA.test(pathname)) return "`url` must be a media file of the CMS.";
  return imageOrigins().includes(origin) ? null : "`url` must be on a host whose images the shop may show.";
}

function choiceProblem(name: string, given: string | null, allowed: readonly number[]): string | null {
  return allowed.map(String).includes(given ?? "") ? null : `\`${name}\` must be ${allowed.join(", ")}.`;
}
