import type { ChatPerson, PersonProfile } from "./chat-person.js";
import { createChatPerson } from "./chat-person.js";
import { getJson, postJson } from "./control-http.js";
import type { RecordedCall, User } from "./wire.js";

type Failure = "disconnect" | { code: number; description: string; retryAfter?: number };

/** Controls a running Bot API server from tests and scripts, over HTTP. */
export type BotApiClient = {
  /** Root of the server: the `apiRoot` of a bot, and the chat page for a browser. */
  url: string;
  /** Creates a person in a chat with a bot; `bot` is the bot's id, by default the first known bot. */
  person: (profile: PersonProfile, bot?: number) => Promise<ChatPerson>;
  /** Returns the calls of bots, oldest first, optionally of one method. */
  calls: (method?: string) => Promise<RecordedCall[]>;
  /** Makes the next `times` calls (of one method, or any) fail with an error response or a closed connection. */
  failNext: (fault: { method?: string; times?: number; failure: Failure }) => Promise<void>;
  /** Clears all planned failures. */
  recover: () => Promise<void>;
  /** Delivers an update once more under its old id, as after a lost confirmation. */
  repeatUpdate: (updateId: number, bot?: number) => Promise<void>;
};

/** Creates a client for the server at `url`, in this process or another. */
export function createBotApiClient(url: string): BotApiClient {
  const firstBot = async () => {
    const state = await getJson<{ bots: { user: User }[] }>(`${url}/control/state`);
    const bot = state.bots[0];
    if (bot === undefined) throw new Error(`No bot has called ${url} yet, and no token was configured.`);
    return bot.user.id;
  };
  return {
    url,
    async person(profile, bot) {
      const user = await postJson<User>(`${url}/control/people`, profile);
      return createChatPerson(url, bot ?? (await firstBot()), user);
    },
    async calls(method) {
      const { calls } = await getJson<{ calls: RecordedCall[] }>(`${url}/control/calls`);
      return method === undefined ? calls : calls.filter((call) => call.method === method);
    },
    async failNext({ method, times, failure }) {
      await postJson(`${url}/control/faults`, { method: method ?? null, times: times ?? 1, failure });
    },
    async recover() {
      await postJson(`${url}/control/faults/clear`, {});
    },
    async repeatUpdate(updateId, bot) {
      await postJson(`${url}/control/bots/${bot ?? (await firstBot())}/repeat`, { update_id: updateId });
    },
  };
}
