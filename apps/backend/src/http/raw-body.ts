import type { IncomingMessage } from "node:http";
import { AppError } from "@tandem/contracts";

/** The body exactly as it came over the wire, at most `maxBytes`; raises `too_large` beyond. The route must skip parsing. */
export async function readRawBody(req: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > maxBytes) throw new AppError("too_large", `The body may have at most ${maxBytes} bytes.`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
