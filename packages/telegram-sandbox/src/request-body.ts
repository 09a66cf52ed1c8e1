import type { IncomingMessage } from "node:http";
import { parseMultipart } from "./multipart.js";
import { badRequest, TelegramError } from "./telegram-error.js";

export type UploadedFile = { name: string; bytes: Buffer };
type CallInput = { fields: Record<string, unknown>; files: Map<string, UploadedFile> };

const MAX_BYTES = 52 * 1024 * 1024;

/** Reads a whole request body; more than 52 MiB is refused with 413. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new TelegramError(413, "Request Entity Too Large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads the parameters of a call from its query string and its JSON, urlencoded or multipart body. */
export async function readCallInput(request: IncomingMessage, query: URLSearchParams): Promise<CallInput> {
  const fields: Record<string, unknown> = Object.fromEntries(query);
  const files = new Map<string, UploadedFile>();
  const body = await readBody(request);
  const contentType = request.headers["content-type"] ?? "";
  if (body.length === 0) return { fields, files };

  if (contentType.startsWith("application/json")) {
    return { fields: { ...fields, ...parseJsonObject(body) }, files };
  }
  if (contentType.startsWith("application/x-www-form-urlencoded")) {
    return {
      fields: { ...fields, ...Object.fromEntries(new URLSearchParams(body.toString("utf8"))) },
      files,
    };
  }
  if (contentType.startsWith("multipart/form-data")) {
    for (const { name, filename, bytes } of parseMultipart(body, contentType)) {
      if (filename === null) fields[name] = bytes.toString("utf8");
      else files.set(name, { name: filename, bytes });
    }
  }
  return { fields, files };
}

function parseJsonObject(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    throw badRequest("can't parse JSON object");
  }
  throw badRequest("can't parse JSON object");
}
