import { runSession, type SessionOptions } from "./session.js";

/** `pnpm dev`: runs everything in watch mode. */
export function dev(options: SessionOptions): Promise<number> {
  return runSession("dev", options);
}
