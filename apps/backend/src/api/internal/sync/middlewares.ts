import type { MiddlewareRoute } from "@medusajs/framework/http";
import { INTERNAL_BASE, INTERNAL_LIMITS, INTERNAL_PATHS } from "@tandem/contracts";
import { servicesOnly } from "../../../auth/authenticate";
import { isRoutedTo } from "../../../http/routed-path";

const WRITES = [INTERNAL_PATHS.apply, INTERNAL_PATHS.replay].map((path) => INTERNAL_BASE.medusa + path);

/** Services only: `sync:write` to apply and replay, `sync:read` for the rest. */
export const internalSyncMiddlewares: MiddlewareRoute[] = [
  {
    matcher: INTERNAL_BASE.medusa,
    middlewares: [
      servicesOnly((req) => (WRITES.some((path) => isRoutedTo(req, path)) ? "sync:write" : "sync:read")),
    ],
  },
  ...[INTERNAL_PATHS.snapshots, INTERNAL_PATHS.targets, INTERNAL_PATHS.apply].map((path) => ({
    matcher: `${INTERNAL_BASE.medusa}${path}`,
    methods: ["POST" as const],
    bodyParser: { sizeLimit: INTERNAL_LIMITS.maxBytes },
  })),
];
