import type { SanitizedConfig } from "payload";
import { z } from "zod";

type AfterError = NonNullable<SanitizedConfig["hooks"]["afterError"]>[number];

/** Postgres error class 22: data that it cannot read, such as text for a number or a NUL character. */
const unreadableSchema = z.object({ code: z.string().regex(/^22/) });

const MESSAGE =
  "A value is invalid. Check ids, numbers and dates, and that no text contains a NUL character.";

/** Responds with 400 instead of 500 when the database, or Payload in a form, cannot read the input of a request. */
export const unreadableInput: AfterError = ({ error, graphqlResult, req }) => {
  if (error instanceof SyntaxError && isForm(req.headers))
    return { status: 400, response: { errors: [{ message: "`_payload` is not JSON." }] } };
  if (!isUnreadable(error)) return;
  return {
    status: 400,
    response: { errors: [{ message: MESSAGE, name: "ValidationError" }] },
    ...(graphqlResult === undefined
      ? {}
      : { graphqlResult: { ...graphqlResult, message: MESSAGE, extensions: { statusCode: 400 } } }),
  };
};

/** Returns whether the body is a form, whose JSON Payload parses itself; JSON bodies are checked by `readableOnly`. */
const isForm = (headers: Headers): boolean => headers.get("content-type")?.includes("multipart/") ?? false;

function isUnreadable(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 5) return false;
  if (unreadableSchema.safeParse(error).success) return true;
  const inner = [
    "cause" in error ? error.cause : undefined,
    "originalError" in error ? error.originalError : undefined,
  ];
  return inner.some((each) => isUnreadable(each, depth + 1));
}
