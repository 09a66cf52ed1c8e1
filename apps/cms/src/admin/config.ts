import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Config } from "payload";

/** What the admin adds to Payload's own: names, dashboard and its components. */
export const admin: Config["admin"] = {
  user: "users",
  importMap: { baseDir: path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..") },
  meta: { titleSuffix: " · Tandem" },
  dateFormat: "d MMM yyyy, HH:mm",
};
