import { createHash } from "node:crypto";
import type { MediaView } from "@tandem/contracts";
import type { Logger } from "@tandem/service-kit";
import { type Api, GrammyError, InputFile } from "grammy";
import type { InlineKeyboardMarkup, Message } from "grammy/types";
import type { Redis } from "ioredis";
import { HTML } from "./html.js";

const WANTED_WIDTH = 1000;
const MAX_BYTES = 10 * 1024 * 1024;
const FETCH_TIMEOUT_MS = 5000;
const FILE_ID_SECONDS = 30 * 24 * 3600;
const UNREACHABLE_SECONDS = 10 * 60;
const UNREACHABLE = "unreachable";

type Card = { picture: MediaView | null; html: string; keyboard: InlineKeyboardMarkup };
export type Photos = {
  /** Sends a card with its image, or as text when it has no image or the image is unavailable. */
  sendCard: (api: Api, chatId: number, card: Card) => Promise<Message>;
};
export type PhotoSettings = {
  /** The cache database. */
  redis: Redis;
  /** Prefix of one bot: a file id is valid for that bot only. */
  keyPrefix: string;
  /** The only origin that images are downloaded from; Telegram fetches all others itself. */
  cmsUrl: string;
  logger: Logger;
};

/** Creates the sender of images: by the file id from an earlier upload, else with the bytes that the CMS serves. */
export function createPhotos({ redis, keyPrefix, cmsUrl, logger }: PhotoSettings): Photos {
  const keyOf = (url: string) => `${keyPrefix}:${createHash("sha256").update(url).digest("base64url")}`;

  /** Sends one form of the image; returns null when Telegram rejects it. */
  async function attempt(
    api: Api,
    chatId: number,
    photo: string | InputFile,
    card: Card,
  ): Promise<Message | null> {
    try {
      return await api.sendPhoto(chatId, photo, { ...HTML, caption: card.html, reply_markup: card.keyboard });
    } catch (error) {
      if (!isAboutPicture(error)) throw error;
      logger.info({ reason: error.description }, "image rejected by Telegram");
      return null;
    }
  }

  async function sendPhoto(api: Api, chatId: number, url: URL, card: Card): Promise<Message | null> {
    const key = keyOf(url.href);
    const known = await redis.get(key);
    if (known === UNREACHABLE) return null;
    const repeated = known === null ? null : await attempt(api, chatId, known, card);
    if (repeated !== null) return repeated;

    const photo = url.origin === new URL(cmsUrl).origin ? await download(url) : url.href;
    const sent = photo === null ? null : await attempt(api, chatId, photo, card);
    const fileId = sent?.photo?.at(-1)?.file_id;
    if (fileId === undefined) {
      logger.warn({ url: url.href }, "image unavailable, sending text only");
      await redis.set(key, UNREACHABLE, "EX", UNREACHABLE_SECONDS);
    } else {
      await redis.set(key, fileId, "EX", FILE_ID_SECONDS);
    }
    return sent;
  }

  return {
    async sendCard(api, chatId, card) {
      const url = card.picture === null ? null : bestSize(card.picture, cmsUrl);
      const sent = url === null ? null : await sendPhoto(api, chatId, url, card);
      return sent ?? api.sendMessage(chatId, card.html, { ...HTML, reply_markup: card.keyboard });
    },
  };
}

/** Returns the URL of the smallest size that is wide enough, else of the widest; null when the URL is invalid. */
function bestSize({ url, sizes }: MediaView, base: string): URL | null {
  const ascending = sizes.toSorted((a, b) => a.width - b.width);
  const chosen = ascending.find(({ width }) => width >= WANTED_WIDTH) ?? ascending.at(-1);
  const address = chosen?.url ?? url;
  return URL.canParse(address, base) ? new URL(address, base) : null;
}

async function download(url: URL): Promise<InputFile | null> {
  try {
    // biome-ignore lint/style/noRestrictedGlobals: The image of a merchant, from any host, without our token.
    const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    const announced = Number(response.headers.get("content-length") ?? 0);
    if (!response.ok || announced > MAX_BYTES) return null;
    const bytes = new Uint8Array(await response.arrayBuffer());
    return bytes.length > 0 && bytes.length <= MAX_BYTES
      ? new InputFile(bytes, url.pathname.split("/").at(-1) ?? "photo")
      : null;
  } catch {
    // A missing image must not hide the product: the caller sends text instead.
    return null;
  }
}

/** Returns whether an error is Telegram's 400 about an image, after which another form may work. */
function isAboutPicture(error: unknown): error is GrammyError {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /file|photo|image|http url|webpage|wrong (type|remote)/i.test(error.description)
  );
}
