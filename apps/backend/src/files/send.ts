import { open } from "node:fs/promises";
import { extname } from "node:path";
import type { MedusaResponse } from "@medusajs/framework/http";
import { fileHeaders, type IMAGE_TYPES, imageTypeOf } from "@tandem/uploads";
import type { FileKey } from "./key";
import { requireFile } from "./storage";

const HEAD_BYTES = 4100;
const DOWNLOADS: Readonly<Record<string, string>> = { ".csv": "text/csv; charset=utf-8" };

/** Sends a public file: the browser displays an image (by its content) and downloads any other file. */
export async function sendPublicFile(res: MedusaResponse, key: FileKey): Promise<void> {
  res.set(fileHeaders(null));
  const path = await requireFile(key);
  const type = await typeOf(path);
  res.set(fileHeaders(type));
  await send(res, path, type ?? "application/octet-stream", "public, max-age=31536000, immutable");
}

/** Sends a private file as a download under its name, without caching. */
export async function sendPrivateFile(res: MedusaResponse, key: FileKey): Promise<void> {
  res.set({ ...fileHeaders(null), "Referrer-Policy": "no-referrer" });
  const path = await requireFile(key);
  res.attachment(key.name);
  await send(res, path, DOWNLOADS[extname(key.name)] ?? "application/octet-stream", "private, no-store");
}

async function typeOf(path: string): Promise<keyof typeof IMAGE_TYPES | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return await imageTypeOf(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

function send(res: MedusaResponse, path: string, type: string, cacheControl: string): Promise<void> {
  res.set({ "Content-Type": type, "Cache-Control": cacheControl });
  return new Promise((resolve, reject) => {
    const options = { acceptRanges: false, cacheControl: false, dotfiles: "allow" } as const;
    res.sendFile(path, options, (error?: NodeJS.ErrnoException) => {
      // A client that disconnects early is not a failure.
      if (!error || error.code === "ECONNABORTED" || res.headersSent) resolve();
      else reject(error);
    });
  });
}
