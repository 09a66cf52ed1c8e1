/** Path of the browser for all tests: set by the runner, else Debian's path. */
export const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

/** Returns the environment of this process, for programs that tests and benches start. */
export const inheritedEnv = (): NodeJS.ProcessEnv => process.env;
