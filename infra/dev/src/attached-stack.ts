import { join } from "node:path";
import { givenEnv } from "./env.js";
import { loadSecrets, type Secrets } from "./secrets.js";
import { readStackFile, type StackFile } from "./stack-file.js";

/** A running stack as another process sees it. */
export interface AttachedStack {
  readonly stack: StackFile;
  readonly secrets: Secrets;
  /** Environment of the command-line tools. */
  readonly cliEnv: Record<string, string>;
}

/**
 * Returns the stack that runs on a data folder, as its files describe it.
 * @throws Error with the command that starts one when there is none
 */
export async function readAttachedStack(folder: string): Promise<AttachedStack> {
  const stack = await readStackFile(folder);
  const secrets = await loadSecrets(folder, givenEnv());
  return { stack, secrets, cliEnv: { TANDEM_STACK: join(folder, "stack.json") } };
}
