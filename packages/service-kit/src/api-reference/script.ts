import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { CONFIGURATION_ID, MOUNT_ID } from "./page.js";

/** Headers of a request for the script, as far as they matter. */
export interface ScriptRequest {
  acceptEncoding: string | null | undefined;
  ifNoneMatch: string | null | undefined;
}

/** Response with the script, or 304 when the browser has it. */
export interface ScriptResponse {
  status: 200 | 304;
  headers: Record<string, string>;
  body: Buffer | null;
}

/** Renders the reference once the page is parsed. */
const MOUNT = `
Scalar.createApiReference("#${MOUNT_ID}", JSON.parse(document.getElementById("${CONFIGURATION_ID}").textContent));
`;

let loaded: Promise<{ plain: Buffer; gzipped: Buffer; hash: string }> | undefined;

/** Returns Scalar's script from its npm package, compressed from 4.9 MB to 1.4 MB, followed by the line that renders the page. */
export async function referenceScript({
  acceptEncoding,
  ifNoneMatch,
}: ScriptRequest): Promise<ScriptResponse> {
  loaded ??= load();
  const script = await loaded;
  const compressed = /\bgzip\b/.test(acceptEncoding ?? "");
  const etag = `"${script.hash}${compressed ? "-gzip" : ""}"`;
  const headers = {
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=3600",
    vary: "Accept-Encoding",
    etag,
  };
  if (ifNoneMatch === etag) return { status: 304, headers, body: null };
  return {
    status: 200,
    headers: { ...headers, ...(compressed && { "content-encoding": "gzip" }) },
    body: compressed ? script.gzipped : script.plain,
  };
}

async function load() {
  // As a path: Next would bundle the package if it saw `createRequire(import.meta.url)`.
  const main = createRequire(fileURLToPath(import.meta.url)).resolve("@scalar/api-reference");
  const bundle = await readFile(join(dirname(main), "browser", "standalone.js"));
  const plain = Buffer.concat([bundle, Buffer.from(MOUNT)]);
  return {
    plain,
    gzipped: await promisify(gzip)(plain),
    hash: createHash("sha256").update(plain).digest("base64url"),
  };
}
