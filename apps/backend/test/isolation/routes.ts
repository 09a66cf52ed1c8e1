import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** One method of one route, read from the file that defines it. */
export interface RealRoute {
  method: string;
  path: string;
  source: string;
}

const require = createRequire(import.meta.url);
const medusa = dirname(require.resolve("@medusajs/medusa/package.json"));
const draftOrders = dirname(require.resolve("@medusajs/draft-order/package.json"));
const EXPORTED = /(?:exports\.|export (?:async )?(?:function|const) )(GET|POST|PUT|PATCH|DELETE)\b/g;

const FOLDERS = [
  join(medusa, "dist/api"),
  join(draftOrders, ".medusa/server/src/api"),
  fileURLToPath(new URL("../../src/api", import.meta.url)),
];

/** First path segments of all routes. */
export const SIDES: readonly string[] = [
  ...new Set(
    FOLDERS.flatMap((folder) =>
      existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [],
    ).flatMap((entry) => (entry.isDirectory() && entry.name !== "utils" ? [entry.name] : [])),
  ),
].sort();

/** Returns every route under one first path segment: those of Medusa, its plugins and Tandem. */
export function realRoutes(side: string): RealRoute[] {
  return FOLDERS.flatMap((folder) => (existsSync(join(folder, side)) ? routesIn(folder, side) : []));
}

function routesIn(folder: string, side: string): RealRoute[] {
  return readdirSync(join(folder, side), { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|[\\/])route\.(js|ts)$/.test(file))
    .flatMap((file) => {
      const full = join(folder, side, file);
      const source = readFileSync(full, "utf8");
      const path = `/${relative(folder, dirname(full)).split(sep).join("/")}`.replace(/\[(\w+)\]/g, ":$1");
      return [...new Set([...source.matchAll(EXPORTED)].map(([, method = ""]) => method))].map((method) => ({
        method,
        path,
        source,
      }));
    });
}
