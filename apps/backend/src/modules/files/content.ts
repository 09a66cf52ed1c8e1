const TEXT = /^text\/|csv|json|xml/;

/** Returns the bytes of a file as Medusa hands it over: base64, or a text, or a string with one character per byte. */
export function bytesOf(content: string, mimeType: string): Buffer {
  const decoded = Buffer.from(content, "base64");
  if (decoded.toString("base64") === content) return decoded;
  return Buffer.from(content, TEXT.test(mimeType) ? "utf8" : "latin1");
}
