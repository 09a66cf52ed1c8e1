export * from "./common-operations.js";
export * from "./document.js";
export * from "./operation.js";
export * from "./page.js";
export * from "./script.js";
