export {
  type Child,
  signalGroup,
  startChild,
  startReadyChild,
} from "./child.js";
export { type DnsServer, startDnsServer } from "./dns-server.js";
export { REFUSED_DOMAIN, startMailCatcher } from "./mail/catcher.js";
export type { CaughtMail } from "./mail/caught-mail.js";
export { anyFreePort, isPortFree, nextFreePort } from "./ports.js";
export { isReachableByOthers } from "./postgres/binaries.js";
export { dropDatabase, ensureDatabase, withDatabase } from "./postgres/databases.js";
export { prepareTestData } from "./postgres/prepared.js";
export { type PostgresServer, QUIET_LOG, startPostgres } from "./postgres/server.js";
export { processInfo } from "./process-info.js";
export { findRedisProgram, isRecentRedis, type RedisServer, startRedis } from "./redis.js";
export * from "./send-raw.js";
export { type TemporaryFolder, temporaryFolder } from "./temporary.js";
export { startTestPostgres, startTestRedis, type TestPostgres } from "./test-servers.js";
export { waitFor } from "./wait.js";
