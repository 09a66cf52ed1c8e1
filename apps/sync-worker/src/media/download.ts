import type { IncomingMessage } from "node:http";
import { AppError } from "@tandem/contracts";
import { inspectImage, refusedImage } from "@tandem/uploads";
import { publicAddresses } from "./addresses.js";
import { getPinned } from "./get-pinned.js";

const MAX_REDIRECTS = 5;
const HEADERS = { accept: "image/*", "user-agent": "tandem-media" };

export interface DownloadLimits {
  /** Largest image in bytes. */
  maxBytes: number;
  /** Time for the whole download, in milliseconds. */
  timeoutMs: number;
  /** `host:port` that may be private. */
  privateHosts: readonly string[];
}

/** A downloaded image with the type its bytes show. */
export interface Picture {
  bytes: Buffer;
  type: string;
}

/**
 * Downloads an image from a URL that a user entered: http(s) only, public addresses only (checked again at every redirect), limited
 * in size and time, judged by content as uploads are.
 * @throws AppError that is retryable when a later attempt may succeed, and final otherwise
 */
export async function downloadPicture(address: string, limits: DownloadLimits): Promise<Picture> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let url = parseUrl(address);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const addresses = await publicAddresses(url, limits.privateHosts);
    const response = await getPinned(url, addresses, { signal, headers: HEADERS });
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (status >= 300 && status < 400 && location !== undefined) {
      response.destroy();
      url = parseUrl(location, url);
      continue;
    }
    if (status !== 200) {
      response.destroy();
      throw statusError(url, status);
    }
    const bytes = await readAll(response, limits.maxBytes);
    const image = await inspectImage(bytes);
    if ("refused" in image) throw refusedImage(image.refused, url.host);
    return { bytes, type: image.mimetype };
  }
  throw new AppError("unprocessable", `The URL redirects more than ${MAX_REDIRECTS} times.`);
}

function parseUrl(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) throw new AppError("unprocessable", "The URL is not valid.");
  return new URL(address, base);
}

function statusError(url: URL, status: number): AppError {
  const passing = status === 408 || status === 429 || status >= 500;
  return new AppError(passing ? "upstream_failed" : "unprocessable", `${url.host} responded with ${status}.`);
}

async function readAll(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of response) {
      const bytes = Buffer.from(part);
      size += bytes.length;
      if (size > maxBytes) throw new AppError("too_large", `The image is larger than ${maxBytes} bytes.`);
      parts.push(bytes);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("upstream_failed", "The download was interrupted.", { cause: error });
  } finally {
    response.destroy();
  }
  return Buffer.concat(parts);
}
