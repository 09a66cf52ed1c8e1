import { createLogger } from "@tandem/service-kit";
import { readConfig } from "./env.js";
import { startBotService } from "./service.js";

const config = readConfig();
const logger = createLogger({ service: "bot", ...config.log });
const service = await startBotService(config, logger);
logger.info({ url: service.url, mode: config.telegram.mode, tenant: config.tenant }, "bot service is up");

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void service.stop().then(() => process.exit(0));
  });
}
