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
  { matcher: "/admin/workflows-executions/:id", methods: ["GET"], middlewares: [executionExists] },
  {
    matcher: "/admin/workflows-executions/:workflow_id/:transaction_id",
    methods: ["GET"],
    middlewares: [executionExists],
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

async function executionExists(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const { id = null, workflow_id = null, transaction_id = null } = req.params;
  const { rowCount } = await connections().pool.query(
    "select 1 from workflow_execution where id = $1 or workflow_id = $2 and transaction_id = $3 limit 1",
    [id, workflow_id, transaction_id],
  );
  if (rowCount === 0) throw new AppError("not_found", "There is no workflow execution with this id.");
  next();
}
