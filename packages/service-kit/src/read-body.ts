import { AppError } from "@tandem/contracts";

type Chunks = AsyncIterable<Uint8Array | string>;

/**
 * Returns a body byte for byte; stops reading once it is larger than `maxBytes`, whatever its header says.
 * Takes a request of `node:http` or the `body` of a `Request`.
 * @throws AppError `too_large` when the body is larger
 */
export async function readBody(
  body: Chunks | Pick<ReadableStream, "getReader"> | null | undefined,
  maxBytes: number,
): Promise<Buffer> {
  if (body === null || body === undefined) return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  let size = 0;
  // Node's streams are async iterable, which the DOM types do not declare.
  for await (const chunk of body as Chunks) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > maxBytes) throw new AppError("too_large", `The body may be at most ${maxBytes} bytes.`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
