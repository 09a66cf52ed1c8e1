import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";

/** Largest image in bytes. */
export const MAX_IMAGE_BYTES = 25 * 1024 * 1024;
/** Largest image in pixels, all frames of an animation together: what it takes in memory, however small the file. */
export const MAX_IMAGE_PIXELS = 60_000_000;

/** Types a store may show, with the extension of their files; SVG is left out because it can carry scripts. */
export const IMAGE_TYPES = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/gif": "gif",
} as const;
type ImageType = keyof typeof IMAGE_TYPES;

/** Why bytes are refused. */
export type ImageRefusal = "type" | "svg" | "bytes" | "pixels" | "broken";

/** What the bytes are, whatever their name and sender claim. */
type Inspection = { mimetype: ImageType; extension: string } | { refused: ImageRefusal };

/** Judges an image by its content. Only its type and its header are read before it is known to be small enough. */
export async function inspectImage(data: Buffer): Promise<Inspection> {
  if (data.length > MAX_IMAGE_BYTES) return { refused: "bytes" };
  const mimetype = await imageTypeOf(data);
  if (mimetype === null) return { refused: looksLikeSvg(data) ? "svg" : "type" };
  const pixels = await pixelsOf(data);
  if (pixels === null) return { refused: "broken" };
  return pixels > MAX_IMAGE_PIXELS ? { refused: "pixels" } : { mimetype, extension: IMAGE_TYPES[mimetype] };
}

/** Returns the type that the first bytes of a file show; null for anything but the types in `IMAGE_TYPES`. */
export async function imageTypeOf(head: Uint8Array): Promise<ImageType | null> {
  const mimetype = (await fileTypeFromBuffer(head))?.mime ?? "";
  return isImageType(mimetype) ? mimetype : null;
}

const isImageType = (type: string): type is ImageType => Object.hasOwn(IMAGE_TYPES, type);

const looksLikeSvg = (data: Buffer): boolean => /<svg[\s>]/i.test(data.subarray(0, 4096).toString("utf8"));

/** Returns the pixels of all frames; null when the header cannot be read. */
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
