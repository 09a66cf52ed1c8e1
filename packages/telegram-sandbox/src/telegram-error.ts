/** An error with Telegram's text; `retryAfter` is in seconds. */
export class TelegramError extends Error {
  readonly code: number;
  readonly retryAfter: number | undefined;

  constructor(code: number, description: string, retryAfter?: number) {
    super(description);
    this.name = "TelegramError";
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export const badRequest = (reason: string) => new TelegramError(400, `Bad Request: ${reason}`);
export const unauthorized = () => new TelegramError(401, "Unauthorized");
export const forbidden = (reason: string) => new TelegramError(403, `Forbidden: ${reason}`);
export const unknownMethod = () => new TelegramError(404, "Not Found");
export const conflict = (reason: string) => new TelegramError(409, `Conflict: ${reason}`);
export const tooManyRequests = (seconds: number) =>
  new TelegramError(429, `Too Many Requests: retry after ${seconds}`, seconds);
