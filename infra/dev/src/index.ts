export { readRunnerEnv } from "./env.js";
export { StartFailure } from "./failure.js";
export { DATA_FOLDER, ROOT } from "./paths.js";
export type { AppName, ServiceName } from "./plan.js";
export { createProgress, type Progress, silentProgress } from "./progress.js";
export { seedDemo } from "./seed/demo.js";
export { type Stack, type StackOptions, startStack, TEMPORARY } from "./stack.js";
export { readStackFile, type StackFile, stackFileSchema } from "./stack-file.js";
