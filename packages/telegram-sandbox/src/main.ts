import { readEnv } from "./env.js";
import { startBotApi } from "./start.js";

const server = await startBotApi(readEnv());
console.log(`Local Bot API on ${server.url}; open it in a browser to chat with the bot.`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void server.stop().then(() => process.exit(0)));
}
