import { z } from "zod";

/** HTTP status of each error code; HTTP edges translate with this table only. */
const ERROR_STATUS = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  unsupported_media_type: 415,
  unprocessable: 422,
  rate_limited: 429,
  internal: 500,
  upstream_failed: 502,
  unavailable: 503,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;

const RETRYABLE_CODES: ReadonlySet<ErrorCode> = new Set(["rate_limited", "upstream_failed", "unavailable"]);

/** The one error of the product: `code` picks the status, `retryable` alone decides whether a job runs again. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly retryable: boolean;
  readonly details: Record<string, unknown> | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; retryable?: boolean; details?: Record<string, unknown> } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.status = ERROR_STATUS[code];
    this.retryable = options.retryable ?? RETRYABLE_CODES.has(code);
    this.details = options.details;
  }
}

const serializedSchema = z.object({
  name: z.literal("AppError"),
  code: z.custom<ErrorCode>((code) => typeof code === "string" && Object.hasOwn(ERROR_STATUS, code)),
  message: z.string(),
  retryable: z.boolean(),
  details: z.record(z.string(), z.unknown()).optional(),
});

/**
 * Returns the AppError that was thrown, also when it lost its class on the way: workflow engines and queues pass errors
 * on as plain objects. Returns undefined for everything else.
 */
export function readAppError(thrown: unknown): AppError | undefined {
  if (thrown instanceof AppError) return thrown;
  const plain = serializedSchema.safeParse(thrown).data;
  if (plain === undefined) return undefined;
  const { code, message, retryable, details } = plain;
  return new AppError(code, message, { cause: thrown, retryable, ...(details && { details }) });
}

/** Body of every error response: `message` names the field and the fix, except for `internal`, which reveals nothing. */
export const errorBodySchema = z.object({
  code: z.string(),
  message: z.string(),
  correlation_id: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;

/** Translates anything thrown into an HTTP response; an unknown error becomes a 500 that reveals nothing. */
export function toErrorResponse(error: unknown, correlationId?: string): { status: number; body: ErrorBody } {
  const known = readAppError(error);
  const code = known?.code ?? "internal";
  const message =
    known === undefined || code === "internal" ? "Something went wrong on our side." : known.message;
  return {
    status: known?.status ?? 500,
    body: {
      code,
      message,
      ...(correlationId === undefined ? {} : { correlation_id: correlationId }),
      ...(known?.details === undefined ? {} : { details: known.details }),
    },
  };
}

/**
 * Returns the parsed input of an HTTP edge.
 * @throws AppError `invalid_input` with one problem per wrong field, and the path of the first one
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown, what = "request"): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    (issue) => `${issue.path.length === 0 ? what : issue.path.join(".")}: ${issue.message}`,
  );
  throw new AppError("invalid_input", `The ${what} is not valid. ${problems.join("; ")}`, {
    details: { problems, field: result.error.issues[0]?.path.join(".") ?? "" },
  });
}
