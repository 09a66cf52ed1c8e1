import { config } from "../env";
import { createSignedLinks } from "../http/signed-links";
import { type FileKey, fileId } from "./key";

const LINK_LIFE_MS = 10 * 60_000;
const PRIVATE_PATH = /^\/files\/private\/([^/]+)\/([^/]+)$/;

const { jwtSecret } = config();
/** Links to download a private file. */
export const downloadLinks = createSignedLinks(jwtSecret, "file-download", LINK_LIFE_MS);
/** Links to upload one private file. */
export const uploadLinks = createSignedLinks(jwtSecret, "file-upload", LINK_LIFE_MS);

/** Returns the URL of a public file. */
export function publicUrl({ access, owner, name }: FileKey): string {
  const path = access === "legacy" ? `static/${name}` : `files/${owner}/${name}`;
  return `${config().urls.backend}/${encodeURI(path)}`;
}

/** Returns a URL that gives access to a private file for ten minutes: to read it, or to write it once. */
export function privateUrl(key: FileKey, links = downloadLinks): string {
  const url = new URL(`${config().urls.backend}/files/private/${key.owner}/${encodeURIComponent(key.name)}`);
  url.searchParams.set("token", links.sign(fileId(key), Date.now()));
  return url.href;
}

/** Returns the id of the private file that a URL of `privateUrl` leads to, whatever its host and token. */
export function fileIdOfPrivateUrl(url: string): string | null {
  const [, owner, name] = PRIVATE_PATH.exec(URL.parse(url)?.pathname ?? "") ?? [];
  if (owner === undefined || name === undefined) return null;
  return fileId({ access: "private", owner, name });
}
