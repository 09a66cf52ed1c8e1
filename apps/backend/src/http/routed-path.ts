import type { MedusaRequest } from "@medusajs/framework/http";

type Routed = Pick<MedusaRequest, "baseUrl" | "path">;

/**
 * Returns the path that Express routes a request by: no host, no query, no trailing slash, case as it was sent. Guards
 * and logs use it and no other part of the request target.
 */
export function routedPath(req: Routed): string {
  return (req.baseUrl + req.path).replace(/\/+$/, "");
}

/** Returns whether Express routes a request to this path, which has no parameters and is in lower case. */
export function isRoutedTo(req: Routed, path: string): boolean {
  return routedPath(req).toLowerCase() === path;
}
