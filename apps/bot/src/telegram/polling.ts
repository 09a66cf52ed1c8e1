import type { Logger } from "@tandem/service-kit";
import { Api, GrammyError } from "grammy";
import { telegramSignal } from "./abort.js";
import { pause } from "./calls.js";
import type { Inbox } from "./inbox.js";
import { ALLOWED_UPDATES } from "./updates.js";

const POLL_SECONDS = 30;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export type PollingSettings = {
  token: string;
  apiRoot: string;
  inbox: Inbox;
  logger: Logger;
  stopping: AbortSignal;
};

/** Polls for updates until `stopping` aborts; an update is confirmed to Telegram only after the inbox has it. */
export async function poll({ token, apiRoot, inbox, logger, stopping }: PollingSettings): Promise<void> {
  const api = new Api(token, { apiRoot });
  const signal = telegramSignal(stopping);
  let offset = 0;
  let pauseMs = FIRST_PAUSE_MS;
  while (!stopping.aborted) {
    try {
      const updates = await api.getUpdates(
        { offset, timeout: POLL_SECONDS, allowed_updates: ALLOWED_UPDATES },
        signal,
      );
      for (const update of updates) {
        await inbox.accept(update);
        offset = update.update_id + 1;
      }
      pauseMs = FIRST_PAUSE_MS;
    } catch (error) {
      if (stopping.aborted) break;
      const reason = error instanceof GrammyError ? error.description : String(error);
      logger.warn({ reason, pause_ms: pauseMs }, "polling failed, retrying");
      await pause(pauseMs, stopping);
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    }
  }
  // A last call without waiting confirms the stored updates. If it fails, the inbox skips the repeated ones.
  if (offset > 0) await api.getUpdates({ offset, limit: 1, timeout: 0 }).catch(() => undefined);
}
