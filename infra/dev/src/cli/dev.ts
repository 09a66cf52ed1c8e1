import { runSession, type SessionOptions } from "./session.js";

/** `pnpm dev`: everything in watch mode. */
export function dev(options: SessionOptions): Promise<number> {
  return runSession("dev", options);
}
