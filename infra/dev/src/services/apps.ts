import type { AppName } from "../plan.js";
import type { AppDefinition } from "./app.js";

/** The five apps. */
export const APP_DEFINITIONS: Readonly<Record<AppName, AppDefinition>> = {
  backend: {
    name: "backend",
    title: "Backend (Medusa)",
    folder: "apps/backend",
    migrateScripts: { dev: ["migrate"], built: ["migrate:built", "migrate"] },
    builtFile: ".medusa/server/package.json",
  },
  cms: {
    name: "cms",
    title: "CMS (Payload)",
    folder: "apps/cms",
    migrateScripts: { dev: ["migrate"], built: ["migrate:built", "migrate"] },
    builtFile: ".next/BUILD_ID",
  },
  worker: {
    name: "worker",
    title: "Sync worker",
    folder: "apps/sync-worker",
    migrateScripts: { dev: ["migrate"], built: ["migrate"] },
    builtFile: "dist/main.js",
  },
  storefront: {
    name: "storefront",
    title: "Storefront",
    folder: "apps/storefront",
    builtFile: ".next/BUILD_ID",
  },
  bot: { name: "bot", title: "Telegram bot", folder: "apps/bot", builtFile: "dist/main.js" },
};
