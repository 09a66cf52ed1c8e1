import type { CollectionBeforeChangeHook } from "payload";
import sharp from "sharp";

/** Stores a 16 pixel wide data URL with an uploaded image, shown until the image has loaded. */
export const makePlaceholder: CollectionBeforeChangeHook = async ({ data, req }) => {
  if (!req.file?.data) return data;
  const tiny = await sharp(req.file.data).resize(16).webp({ quality: 40 }).toBuffer();
  return {
    ...data,
    placeholder: `data:image/webp;base64,${tiny.toString("base64")}`,
    fetchState: "stored",
    fetchError: null,
  };
};
