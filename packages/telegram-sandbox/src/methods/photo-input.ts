import { badRequest } from "../telegram-error.js";
import type { PhotoSize } from "../wire.js";
import type { CallContext } from "./method.js";

const FETCH_TIMEOUT_MS = 5000;

/** Returns the image that a parameter names: an uploaded part, `attach://part`, a URL to fetch, or a file id. */
export async function photoInput(
  context: CallContext,
  field: string,
  value: string | undefined,
): Promise<PhotoSize[]> {
  const partName = value?.startsWith("attach://") ? value.slice("attach://".length) : field;
  const part = context.files.get(partName);
  if (part !== undefined) return [context.world.storePhoto(context.bot, part.bytes).size];
  if (value === undefined || value === "" || value.startsWith("attach://")) {
    throw badRequest(`there is no ${field} in the request`);
  }
  if (/^https?:\/\//.test(value)) {
    return [context.world.storePhoto(context.bot, await download(value)).size];
  }
  return [context.world.fileOf(context.bot, value).size];
}

async function download(url: string): Promise<Buffer> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    if (response.ok) return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw badRequest(
      `failed to get HTTP URL content: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  throw badRequest("failed to get HTTP URL content");
}
