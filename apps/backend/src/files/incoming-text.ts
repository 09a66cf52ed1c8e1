import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { AppError } from "@tandem/contracts";
import { readBody } from "@tandem/service-kit";

/** Largest request that carries files, and largest file of an import. */
export const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;

/**
 * Reads the body of a request as text.
 * @throws AppError too_large, or unsupported_media_type when the body is not text.
 */
export async function readText(req: IncomingMessage): Promise<Buffer> {
  if (Number(req.headers["content-length"]) > MAX_UPLOAD_BYTES) {
    throw new AppError("too_large", "The file may have at most 50 MB; split it and import the parts.");
  }
  const bytes = await readBody(req, MAX_UPLOAD_BYTES);
  if (bytes.length > 0 && isUtf8(bytes) && !bytes.includes(0)) return bytes;
  throw new AppError(
    "unsupported_media_type",
    "The file must be a CSV file in UTF-8. Save it as UTF-8 and send it again.",
  );
}
