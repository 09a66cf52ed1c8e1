export * from "./correlation.js";
export * from "./logger.js";
export * from "./secret-urls.js";
