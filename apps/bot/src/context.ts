import type { Tenant } from "@tandem/catalog";
import type { Logger } from "@tandem/service-kit";
import type { Context, SessionFlavor } from "grammy";
import type { ButtonPress, CallbackData } from "./callback-data.js";
import type { Translator } from "./i18n.js";
import type { Photos } from "./photos.js";
import type { SessionData } from "./session.js";
import type { Shop } from "./shop.js";

/** The context of every handler. */
export type BotContext = Context &
  SessionFlavor<SessionData> & {
    logger: Logger;
    shop: Shop;
    tenant: Tenant;
    photos: Photos;
    data: CallbackData;
    /** Translator for the user's language. */
    t: Translator;
    translators: Record<Translator["locale"], Translator>;
    /** The pressed button; null when none was pressed or its data is not genuine. */
    pressed: ButtonPress | null;
    isPressAnswered: boolean;
  };

/** Returns a filter for updates in which a button of this action was pressed. */
export function pressedAction(action: string) {
  return (ctx: BotContext): ctx is BotContext & { pressed: ButtonPress } => ctx.pressed?.action === action;
}
