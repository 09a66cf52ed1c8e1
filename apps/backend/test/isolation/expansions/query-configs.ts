import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";

/** A route that accepts `fields`, with the fields that Medusa selects by default. */
export interface FieldsRoute {
  method: string;
  path: string;
  entity: string | undefined;
  defaults: string[];
  allowed: string[] | undefined;
}

const require = createRequire(import.meta.url);
const medusa = dirname(require.resolve("@medusajs/medusa/package.json"));

const configSchema = z.object({
  entity: z.string().optional(),
  defaults: z.array(z.string()).default([]),
  allowed: z.array(z.string()).optional(),
});
const routeSchema = z.object({
  matcher: z.string(),
  method: z.union([z.string(), z.array(z.string())]).optional(),
  methods: z.union([z.string(), z.array(z.string())]).optional(),
  middlewares: z.array(z.unknown()).default([]),
});

/** Returns every Medusa route with a query validator, read from Medusa's middlewares. */
export function fieldsRoutes(side: "admin" | "store"): FieldsRoute[] {
  const configs = new WeakMap<object, unknown>();
  const http = dirname(require.resolve("@medusajs/framework/http"));
  const validator = require(join(http, "utils/validate-query.js"));
  const original = validator.validateAndTransformQuery;
  validator.validateAndTransformQuery = (schema: unknown, config: unknown) => {
    const middleware = original(schema, config);
    configs.set(middleware, config);
    return middleware;
  };
  try {
    const folder = join(medusa, "dist/api", side);
    return readdirSync(folder)
      .map((name) => join(folder, name, "middlewares.js"))
      .filter((file) => existsSync(file))
      .flatMap((file) => Object.values(require(file)).flat())
      .flatMap((route) => routesOf(route, configs));
  } finally {
    validator.validateAndTransformQuery = original;
  }
}

function routesOf(route: unknown, configs: WeakMap<object, unknown>): FieldsRoute[] {
  const { success, data } = routeSchema.safeParse(route);
  if (!success) return [];
  const methods = [data.method ?? data.methods ?? []].flat();
  return data.middlewares.flatMap((middleware) => {
    const config = typeof middleware === "function" ? configs.get(middleware) : undefined;
    if (config === undefined) return [];
    const { entity, defaults, allowed } = configSchema.parse(config);
    return methods.map((method) => ({ method, path: data.matcher, entity, defaults, allowed }));
  });
}
