import { IMAGE_TYPES } from "./image.js";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/**
 * Returns the headers of a response that carries an uploaded file: an allowed image is shown, anything else is saved,
 * and neither runs on any origin.
 */
export function fileHeaders(type: string | null): Record<string, string> {
  const isImage = type !== null && Object.hasOwn(IMAGE_TYPES, type);
  return {
    "X-Content-Type-Options": "nosniff",
    "Content-Disposition": isImage ? "inline" : "attachment",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": isImage ? "cross-origin" : "same-origin",
  };
}
