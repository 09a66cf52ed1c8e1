import { resolve } from "node:path";

/** Path of the browser for all tests: set by the runner, else Debian's path. */
export const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

/**
 * Path of the `stack.json` of a running stack that tests attach to; undefined when they start their own. A relative path
 * starts where pnpm was called.
 */
export const ATTACHED_STACK = process.env.TANDEM_STACK
  ? resolve(process.env.INIT_CWD ?? ".", process.env.TANDEM_STACK)
  : undefined;

/** Returns the environment of this process, for programs that tests and benches start. */
export const inheritedEnv = (): NodeJS.ProcessEnv => process.env;
