export { nameFile } from "./file-name.js";
export {
  IMAGE_TYPES,
  type ImageRefusal,
  imageTypeOf,
  inspectImage,
  MAX_IMAGE_BYTES,
  MAX_IMAGE_PIXELS,
} from "./image.js";
export { REFUSALS, refusedImage } from "./refusals.js";
export { fileHeaders } from "./response-headers.js";
