import {
  errorHandler,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";
import { AppError, toErrorResponse } from "@tandem/contracts";
import { currentCorrelationId } from "@tandem/observability";
import { log } from "../logging/logger";

const medusaErrors = errorHandler();

/** The one translator of the HTTP edge: our errors by their code, Medusa's own by its table, anything else a silent 500. */
export function translateError(
  error: unknown,
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): void {
  if (error instanceof AppError) {
    const { status, body } = toErrorResponse(error, currentCorrelationId());
    if (status >= 500) log.error({ err: error }, error.message);
    res.status(status).json(body);
    return;
  }
  const sendJson = res.json.bind(res);
  res.json = (body: unknown) => {
    res.json = sendJson;
    return sendJson(res.statusCode >= 500 ? toErrorResponse(error, currentCorrelationId()).body : body);
  };
  medusaErrors(error, req, res, next);
}
