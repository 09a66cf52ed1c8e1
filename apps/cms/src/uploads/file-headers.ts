import { fileHeaders } from "@tandem/uploads";

/** Sets the headers of every file response; a name never repeats, so a browser may keep the file. */
export function setFileHeaders({ headers }: { headers: Headers }): Headers {
  headers.set("Cache-Control", "public, max-age=31536000, immutable");
  for (const [name, value] of Object.entries(fileHeaders(headers.get("content-type"))))
    headers.set(name, value);
  return headers;
}
