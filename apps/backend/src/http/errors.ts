import {
  errorHandler,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { retryAfterOf } from "@tandem/auth";
import { AppError, readAppError, toErrorResponse } from "@tandem/contracts";
import { currentCorrelationId } from "@tandem/service-kit";
import { z } from "zod";
import { log } from "../logger";

const medusaErrors = errorHandler();

/** Postgres classes of transient failures: connection, deadlock and serialization, resources, shutdown. */
const TRANSIENT = /^(08|40|53|57)|^ECONN|^ETIMEDOUT$/;
/** Postgres class of values that no column accepts, such as a text with a zero byte. */
const BAD_VALUE = /^22[0-9A-Z]{3}$/;
/** Postgres error for a row that the tenant may not write. */
const NOT_THEIRS = "42501";
/** Postgres error for a duplicate of a unique value; a tenant does not see the value itself. */
const TAKEN = "23505";
/** Postgres has no function or operator for the given types. */
const NO_FUNCTION = "42883";
/** Postgres errors for a sort by a JSON column or by a missing column. */
const UNSORTABLE: ReadonlySet<string | undefined> = new Set([NO_FUNCTION, "42703"]);
/** A filter that its field's type does not support, such as a pattern on a date. */
const NO_OPERATOR = /operator does not exist/;
/** Error of a fulfillment provider whose prices are fixed. */
const NOT_CALCULATED = /does not support price calculation/;
/** Medusa's code for a cart that asks for more than there is. */
const NOT_IN_STOCK = MedusaError.Codes.INSUFFICIENT_INVENTORY;
const NO_SUCH_FIELD = /^Trying to (?:order|query) by not existing property \w+\.([\w.]+)/;
/** Postgres error for a zero byte in a message. */
const ZERO_BYTE = "08P01";
/** The parser of forms gives its errors no code. */
const BAD_FORM = /^(?:Malformed|Multipart: |Unexpected end of (?:form|file))/;
/** Workflows pass errors on as plain objects. */
const messageSchema = z.object({ message: z.string() });
const codedSchema = z.object({ code: z.string(), constraint: z.string().optional() });

/** Translates every error of a request: AppErrors by code, Medusa's by its table, others to a 500 without details. */
export function translateError(
  error: unknown,
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): void {
  const known =
    readAppError(error) ??
    fromForm(error, req) ??
    fromSort(error, req) ??
    fromDelivery(error) ??
    fromStock(error) ??
    fromDatabase(error);
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

function fromForm(cause: unknown, req: MedusaRequest): AppError | undefined {
  if (!(cause instanceof Error) || !req.is("multipart/*")) return undefined;
  if (cause.name !== "MulterError" && !BAD_FORM.test(cause.message)) return undefined;
  return new AppError(
    "invalid_input",
    `The form cannot be read: ${cause.message}. Use the names of fields that this route knows, and file names without control characters.`,
    { cause },
  );
}

function fromDelivery(cause: unknown): AppError | undefined {
  const { message = "" } = messageSchema.safeParse(cause).data ?? {};
  if (!NOT_CALCULATED.test(message)) return undefined;
  return new AppError("unprocessable", "This shipping option has a fixed price. Use its `amount`.", {
    cause,
  });
}

function fromStock(cause: unknown): AppError | undefined {
  if (codedSchema.safeParse(cause).data?.code !== NOT_IN_STOCK) return undefined;
  return new AppError("conflict", "There is not enough stock. Choose a smaller quantity.", { cause });
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
    return new AppError("unavailable", "The database is busy or unavailable; try again.", { cause });
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
    return new AppError("invalid_input", "The request has a value that is not valid for its field.", {
      cause,
    });
  }
  if (code !== NOT_THEIRS) return undefined;
  log.warn({ err: cause }, "Postgres refused a row of another tenant");
  return new AppError("forbidden", "The request names data that does not belong to this tenant.", { cause });
}
