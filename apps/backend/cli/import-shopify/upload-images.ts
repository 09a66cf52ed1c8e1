import { readFile, stat } from "node:fs/promises";
import { isAbsolute, relative, resolve } from "node:path";
import { IMPORT_PATHS, readAppError } from "@tandem/contracts";
import { createServiceClient, refusalOf } from "@tandem/service-kit";
import { MAX_IMAGE_BYTES, REFUSALS } from "@tandem/uploads";
import type { Connection } from "./import-stream";

const AT_ONCE = 4;
const TIMEOUT_MS = 120_000;

/** An image file stored next to the CSV. */
export interface LocalImage {
  mediaId: string;
  /** Path as written in the CSV. */
  source: string;
}

/** Uploads images from the CSV's `folder` to Payload, a few at a time. Returns the failures with their reasons. */
export async function uploadImages(
  connection: Connection,
  folder: string,
  images: readonly LocalImage[],
  onEach: (done: number) => void,
): Promise<{ source: string; reason: string }[]> {
  const failures: { source: string; reason: string }[] = [];
  const queue = [...images];
  let done = 0;
  const work = async (): Promise<void> => {
    for (let image = queue.shift(); image !== undefined; image = queue.shift()) {
      const reason = await upload(connection, folder, image);
      if (reason !== null) failures.push({ source: image.source, reason });
      done += 1;
      onEach(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failures;
}

async function upload(
  { stack, tokens }: Connection,
  folder: string,
  { mediaId, source }: LocalImage,
): Promise<string | null> {
  const file = resolve(folder, source);
  const inside = relative(folder, file);
  if (inside.startsWith("..") || isAbsolute(inside)) return "is outside the folder of the CSV";
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) return `was not found next to the CSV (${file})`;
  if (found.size > MAX_IMAGE_BYTES) return REFUSALS.bytes.en;
  const cms = createServiceClient({ name: "Payload", url: stack.cmsUrl, tokens, timeoutMs: TIMEOUT_MS });
  try {
    const response = await cms.send({
      method: "PUT",
      path: IMPORT_PATHS.mediaFile.replace(":id", encodeURIComponent(mediaId)),
      bytes: { type: "application/octet-stream", data: new Uint8Array(await readFile(file)) },
    });
    return response.ok ? null : refusalOf(cms.name, response.status, await response.text()).message;
  } catch (error) {
    const known = readAppError(error);
    if (known === undefined) throw error;
    return `${known.message} Import again when it is available (${stack.cmsUrl}).`;
  }
}
