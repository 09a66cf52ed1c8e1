import type { z } from "zod";
import { parseParameters } from "../parameters.js";
import type { UploadedFile } from "../request-body.js";
import type { Bot, World } from "../world.js";

export type CallContext = {
  world: World;
  bot: Bot;
  files: Map<string, UploadedFile>;
  /** Aborts when the caller disconnects or the server stops. */
  closed: AbortSignal;
};
export type Method = (context: CallContext, fields: Record<string, unknown>) => unknown;

/** Creates a method of the Bot API from the schema of its parameters and its implementation. */
export function method<T>(
  schema: z.ZodType<T>,
  run: (context: CallContext, parameters: T) => unknown,
): Method {
  return (context, fields) => run(context, parseParameters(schema, fields));
}
