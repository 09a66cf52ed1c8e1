import { z } from "zod";
import type { Messages } from "@/i18n/translate";

/** Everything the cart has to tell a shopper, and the text that says it. */
export const CART_NOTICES = {
  added: "noticeAdded",
  "sold-out": "noticeSoldOut",
  "not-enough": "noticeNotEnough",
  pick: "noticePick",
  gone: "noticeGone",
  unavailable: "noticeUnavailable",
} as const satisfies Record<string, keyof Messages>;
export type CartNotice = keyof typeof CART_NOTICES;

/** A notice named in an address; anything else is none. */
export const noticeSchema = z
  .enum(["added", "sold-out", "not-enough", "pick", "gone", "unavailable"])
  .optional()
  .catch(undefined);
