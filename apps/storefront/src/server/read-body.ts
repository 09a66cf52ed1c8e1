import { AppError } from "@tandem/contracts";

/** The body of a call, given up as soon as it is larger than `most` bytes, whatever its header says. */
export async function readBody(request: Request, most: number): Promise<Buffer> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
    size += next.value.length;
    if (size > most) throw new AppError("too_large", `The body is larger than ${most} bytes.`);
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}
