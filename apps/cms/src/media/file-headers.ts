import { fileHeaders } from "@tandem/uploads";

/** Sets the headers of every file response; file names are never reused, so browsers may cache the file. */
export function setFileHeaders({ headers }: { headers: Headers }): Headers {
  headers.set("Cache-Control", "public, max-age=31536000, immutable");
  for (const [name, value] of Object.entries(fileHeaders(headers.get("content-type"))))
    headers.set(name, value);
  return headers;
}
