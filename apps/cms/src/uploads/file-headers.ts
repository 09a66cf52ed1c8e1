/** Headers of every file: shown as the picture it is or saved, and never run, whatever was in it. */
export function fileHeaders({ headers }: { headers: Headers }): Headers {
  const isPicture = headers.get("content-type")?.startsWith("image/") === true;
  headers.set("Cache-Control", "public, max-age=31536000, immutable");
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Content-Disposition", isPicture ? "inline" : "attachment");
  headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  return headers;
}
