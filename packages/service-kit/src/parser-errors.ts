import { AppError, type ErrorCode } from "@tandem/contracts";

const CODES: Readonly<Record<number, ErrorCode>> = {
  400: "invalid_input",
  413: "too_large",
  415: "unsupported_media_type",
};
const MESSAGES: Partial<Record<ErrorCode, string>> = {
  invalid_input: "The body does not match its headers or is not valid JSON.",
  too_large: "The body is larger than this route accepts.",
  unsupported_media_type: "The body must be JSON in UTF-8.",
};

/** Returns the AppError for an error of Express' own parsers; undefined for any other error. */
export function readParserError(error: unknown): AppError | undefined {
  if (!(error instanceof Error) || !("status" in error) || !("expose" in error)) return undefined;
  const code = error.expose === true && typeof error.status === "number" ? CODES[error.status] : undefined;
  if (code === undefined) return undefined;
  return new AppError(code, MESSAGES[code] ?? error.message, { cause: error });
}
