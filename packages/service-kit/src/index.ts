export * from "./environment.js";
export * from "./logging/correlation.js";
export * from "./logging/logger.js";
export * from "./logging/secret-urls.js";
export * from "./parser-errors.js";
export * from "./plain-values.js";
export * from "./request-target.js";
export * from "./security-headers.js";
