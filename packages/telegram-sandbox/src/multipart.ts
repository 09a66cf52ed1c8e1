import { badRequest } from "./telegram-error.js";

export type Part = { name: string; filename: string | null; bytes: Buffer };

/** Splits a `multipart/form-data` body; as lenient about spaces in part headers as Telegram is. */
export function parseMultipart(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  if (boundary === null) throw badRequest("can't parse multipart body: no boundary");
  const delimiter = Buffer.from(`--${boundary[1] ?? boundary[2]}`);
  const parts: Part[] = [];
  let start = body.indexOf(delimiter);
  while (start !== -1) {
    const from = start + delimiter.length;
    const next = body.indexOf(delimiter, from);
    if (next === -1) break;
    // Between delimiters: line break, headers, empty line, content, line break.
    parts.push(parsePart(body.subarray(from + 2, next - 2)));
    start = next;
  }
  if (parts.length === 0) throw badRequest("can't parse multipart body");
  return parts;
}

function parsePart(part: Buffer): Part {
  const end = part.indexOf("\r\n\r\n");
  const headers = part.toString("utf8", 0, Math.max(0, end));
  const disposition = /^content-disposition:[^\r\n]*/im.exec(headers)?.[0] ?? "";
  const name = /[;\s]name="([^"]*)"/i.exec(disposition)?.[1];
  if (end === -1 || name === undefined) throw badRequest("can't parse multipart body: a part has no name");
  const filename = /[;\s]filename="?([^";\r\n]*)/i.exec(disposition)?.[1] ?? null;
  return { name, filename, bytes: part.subarray(end + 4) };
}
