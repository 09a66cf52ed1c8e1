// Leaf package: zod is the only allowed dependency.
export * from "./access.js";
export * from "./audit.js";
export * from "./catalog-api.js";
export * from "./entities.js";
export * from "./errors.js";
export * from "./events.js";
export * from "./imports.js";
export * from "./internal-api.js";
export * from "./jobs.js";
export * from "./keys.js";
export * from "./onboarding.js";
export * from "./ownership.js";
export * from "./roles.js";
export * from "./states.js";
export * from "./sync-api.js";
export * from "./webhooks.js";
