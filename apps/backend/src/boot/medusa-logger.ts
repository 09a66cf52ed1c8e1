import type { Logger } from "@medusajs/framework/types";
import { log } from "../logger";

const LEVELS: Record<string, string> = {
  silly: "trace",
  verbose: "trace",
  debug: "trace",
  info: "debug",
  http: "trace",
};
let activities = 0;

/**
 * Implements Medusa's logger with ours, so that all log lines of the process have one format. Medusa's `info` (every
 * module it loads, every event without a listener) is logged as debug.
 */
export const medusaLogger: Logger = {
  shouldLog: (level) => level !== "http" && log.isLevelEnabled(LEVELS[level] ?? level),
  setLogLevel: (level) => {
    log.level = LEVELS[level] ?? level;
  },
  unsetLogLevel: () => undefined,
  panic: (data) => {
    log.fatal({ err: data }, "backend cannot continue");
    process.exit(1);
  },
  activity: (message) => {
    log.debug(message);
    activities += 1;
    return String(activities);
  },
  progress: (_id, message) => log.debug(message),
  success: (_id, message) => {
    log.info(message);
    return {};
  },
  failure: (_id, message) => {
    log.error(message);
    return {};
  },
  error: (messageOrError, error) => {
    if (typeof messageOrError === "string") log.error({ err: error }, messageOrError);
    else log.error({ err: messageOrError }, messageOrError.message);
  },
  silly: (message) => log.trace(message),
  debug: (message) => log.trace(message),
  verbose: (message) => log.trace(message),
  http: (message) => log.trace(message),
  info: (message) => log.debug(message),
  warn: (message) => log.warn(message),
  log: (...parts) => log.info(parts.map(String).join(" ")),
};
