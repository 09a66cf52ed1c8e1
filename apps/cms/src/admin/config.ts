import path from "node:path";
import type { Config } from "payload";

/** What the admin adds to Payload's own: names, dashboard and its components. */
export const admin: Config["admin"] = {
  user: "users",
  importMap: { baseDir: path.resolve(import.meta.dirname, "..") },
  meta: { titleSuffix: " · Tandem" },
  dateFormat: "d MMM yyyy, HH:mm",
};
