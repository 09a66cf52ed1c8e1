import { AppError, type ErrorCode } from "@tandem/contracts";

/** Returns the refusal of a value; `field` is its path in the request, by which a form finds its input. */
export const invalidField = (field: string, message: string, code: ErrorCode = "invalid_input"): AppError =>
  new AppError(code, message, { details: { field } });
