import {
  errorHandler,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";
import { retryAfterOf } from "@tandem/auth";
import { AppError, readAppError, toErrorResponse } from "@tandem/contracts";
import { currentCorrelationId } from "@tandem/observability";
import { z } from "zod";
import { log } from "../logging/logger";

const medusaErrors = errorHandler();

/** Postgres classes of failures that pass: connection, deadlock and serialization, resources, shutdown. */
const TRANSIENT = /^(08|40|53|57)|^ECONN|^ETIMEDOUT$/;
/** Class of values that no column takes, such as a text with a zero byte. */
const BAD_VALUE = /^22[0-9A-Z]{3}$/;
/** What Postgres answers to a row that is not the tenant's to write. */
const NOT_THEIRS = "42501";
/** A value that must be unique is not; Postgres keeps the value itself from a tenant. */
const TAKEN = "23505";
/** Postgres has no such function or operator for the types it was given. */
const NO_FUNCTION = "42883";
/** The database cannot sort by that: a JSON column, or no column at all. */
const UNSORTABLE: ReadonlySet<string | undefined> = new Set([NO_FUNCTION, "42703"]);
/** A filter compares a field in a way that its type does not have, as a date with a pattern. */
const NO_OPERATOR = /operator does not exist/;
const NO_SUCH_FIELD = /^Trying to (?:order|query) by not existing property \w+\.([\w.]+)/;
/** Postgres takes a zero byte for a broken message. */
const ZERO_BYTE = "08P01";
/** Workflows hand errors on as plain objects. */
const messageSchema = z.object({ message: z.string() });
const codedSchema = z.object({ code: z.string(), constraint: z.string().optional() });

/** The one translator of the HTTP edge: our errors by their code, Medusa's own by its table, anything else a silent 500. */
export function translateError(
  error: unknown,
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): void {
  const known = readAppError(error) ?? fromSort(error, req) ?? fromDatabase(error);
  if (known !== undefined) {
    const { status, body } = toErrorResponse(known, currentCorrelationId());
    if (status >= 500) log.error({ err: known }, known.message);
    const wait = retryAfterOf(known);
    if (wait !== null) res.setHeader("Retry-After", String(wait));
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

function fromSort(cause: unknown, req: MedusaRequest): AppError | undefined {
  const { message = "" } = messageSchema.safeParse(cause).data ?? {};
  const field = NO_SUCH_FIELD.exec(message)?.[1];
  const unsortable = req.query.order !== undefined && UNSORTABLE.has(codedSchema.safeParse(cause).data?.code);
  if (field === undefined && !unsortable) return undefined;
  return new AppError("invalid_input", `order: cannot sort or filter by ${field ?? "this field"}.`, {
    cause,
  });
}

function fromDatabase(cause: unknown): AppError | undefined {
  const { code, constraint = "" } = codedSchema.safeParse(cause).data ?? { code: "" };
  if (TRANSIENT.test(code) && code !== ZERO_BYTE) {
    return new AppError("unavailable", "The database is busy or away; try again.", { cause });
  }
  if (code === TAKEN) {
    const what = constraint.replace(/^(tandem|IDX)_|_unique$/g, "");
    return new AppError("unprocessable", `${what}: taken already; choose another.`, { cause });
  }
  const { message = "" } = messageSchema.safeParse(cause).data ?? {};
  if (code === NO_FUNCTION && NO_OPERATOR.test(message)) {
    return new AppError(
      "invalid_input",
      "A filter compares a field in a way that its type does not have. Use $eq, $ne, $gt, $gte, $lt, $lte or $in.",
      { cause },
    );
  }
  if (BAD_VALUE.test(code) || code === ZERO_BYTE) {
    return new AppError("invalid_input", "A value in the request is not one that can be used here.", {
      cause,
    });
  }
  if (code !== NOT_THEIRS) return undefined;
  log.warn({ err: cause }, "Postgres refused a row that is not of the tenant");
  return new AppError("forbidden", "The request names something that is not this tenant's.", { cause });
}
