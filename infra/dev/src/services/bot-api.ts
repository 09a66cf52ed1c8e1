import { startBotApi } from "@tandem/telegram-sandbox";
import type { Step } from "../progress.js";
import type { Service, World } from "../world.js";

/** Starts a local server of Telegram's Bot API, with a chat page for trying the bot, inside the runner. */
export async function provideBotApi(world: World, step: Step): Promise<Service> {
  const start = () => startBotApi({ port: world.ports.botApi });
  let server = await start();
  step.detail(`port ${world.ports.botApi}`);
  const stop = () => server.stop();
  return {
    pid: () => null,
    stop,
    kill: stop,
    async restart() {
      await stop();
      server = await start();
    },
  };
}
