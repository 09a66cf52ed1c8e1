import { z } from "zod";
import type { Messages } from "@/i18n/translate";

/** The notices of the cart, with the key of their text. */
export const CART_NOTICES = {
  added: "noticeAdded",
  "sold-out": "noticeSoldOut",
  "not-enough": "noticeNotEnough",
  pick: "noticePick",
  gone: "noticeGone",
  unavailable: "noticeUnavailable",
} as const satisfies Record<string, keyof Messages>;
export type CartNotice = keyof typeof CART_NOTICES;

/** A notice named in a URL; any other value counts as none. */
export const noticeSchema = z
  .enum(["added", "sold-out", "not-enough", "pick", "gone", "unavailable"])
  .optional()
  .catch(undefined);
