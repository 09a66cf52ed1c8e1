import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { AppError, parseInput } from "@tandem/contracts";
import { z } from "zod";
import { connections } from "../../connections/connections";
import { routedPath } from "../routed-path";

const newLocationSchema = z.looseObject({ name: z.string().min(1) });
const locationSchema = newLocationSchema.partial();

/** Validates input that some routes of Medusa do not validate and fail on. */
export const routeInputMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/stock-locations", middlewares: [nameIsText] },
  {
    matcher: "/admin/fulfillment-providers/:id/options",
    methods: ["GET"],
    middlewares: [providerExists],
  },
];

function nameIsText(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  const isNew = routedPath(req).replace(/\/$/, "") === "/admin/stock-locations";
  if (req.method === "POST") parseInput(isNew ? newLocationSchema : locationSchema, req.body);
  next();
}

async function providerExists(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const { rowCount } = await connections().pool.query(
    "select 1 from fulfillment_provider where id = $1 and is_enabled",
    [req.params.id],
  );
  if (rowCount === 0) throw new AppError("not_found", "There is no fulfilment provider with this id.");
  next();
}
