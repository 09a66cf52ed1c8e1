import { randomUUID } from "node:crypto";
import { rename, writeFile } from "node:fs/promises";

/** Writes a file that only its owner can read, atomically: a reader never sees half of it. */
export async function writePrivateFile(path: string, content: string): Promise<void> {
  const draft = `${path}.${randomUUID().slice(0, 8)}`;
  await writeFile(draft, content, { mode: 0o600 });
  await rename(draft, path);
}

/** Writes a value as JSON in the same way. */
export function writePrivateJson(path: string, value: unknown): Promise<void> {
  return writePrivateFile(path, `${JSON.stringify(value, null, 2)}\n`);
}
