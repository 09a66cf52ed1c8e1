export * from "./parser-errors.js";
export * from "./plain-values.js";
export * from "./request-target.js";
export * from "./security-headers.js";
