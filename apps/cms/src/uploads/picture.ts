import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";

/** Largest picture in bytes. */
export const MAX_PICTURE_BYTES = 25 * 1024 * 1024;
/** Largest picture in pixels, all frames of a moving one together: what it takes in memory, however small the file. */
export const MAX_PICTURE_PIXELS = 60_000_000;

/** Types a shop may show, with the ending of their files; SVG is left out because it can carry scripts. */
export const PICTURE_TYPES = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/gif": "gif",
} as const;
type PictureType = keyof typeof PICTURE_TYPES;

/** Why bytes are not taken for a picture. */
export type PictureRefusal = "type" | "svg" | "bytes" | "pixels" | "broken";

/** What the bytes really are, whatever their name and sender say. */
export type Inspection = { mimetype: PictureType; extension: string } | { refused: PictureRefusal };

/** Judges a picture by its content. Nothing but its kind and its header is read before it is known to be small enough. */
export async function inspectPicture(data: Buffer): Promise<Inspection> {
  if (data.length > MAX_PICTURE_BYTES) return { refused: "bytes" };
  const mimetype = (await fileTypeFromBuffer(data))?.mime ?? "";
  if (!isPicture(mimetype)) return { refused: looksLikeSvg(data) ? "svg" : "type" };
  const pixels = await pixelsOf(data);
  if (pixels === null) return { refused: "broken" };
  return pixels > MAX_PICTURE_PIXELS
    ? { refused: "pixels" }
    : { mimetype, extension: PICTURE_TYPES[mimetype] };
}

const isPicture = (type: string): type is PictureType => Object.hasOwn(PICTURE_TYPES, type);

const looksLikeSvg = (data: Buffer): boolean => /<svg[\s>]/i.test(data.subarray(0, 4096).toString("utf8"));

/** Null when the header cannot be read. */
async function pixelsOf(data: Buffer): Promise<number | null> {
  try {
    const {
      width,
      height,
      pages = 1,
      pageHeight,
    } = await sharp(data, { limitInputPixels: false }).metadata();
    return width * (pageHeight ?? height) * pages;
  } catch {
    return null;
  }
}
