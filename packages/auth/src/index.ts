export * from "./principal.js";
export * from "./service-tokens.js";
export * from "./verifier.js";
