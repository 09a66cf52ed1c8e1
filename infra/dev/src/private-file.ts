import { randomUUID } from "node:crypto";
import { rename, writeFile } from "node:fs/promises";

/** Writes a file only its owner reads, in one move, so that a reader never sees half of it. */
export async function writePrivateFile(path: string, content: string): Promise<void> {
  const draft = `${path}.${randomUUID().slice(0, 8)}`;
  await writeFile(draft, content, { mode: 0o600 });
  await rename(draft, path);
}

/** The same for a value as JSON. */
export function writePrivateJson(path: string, value: unknown): Promise<void> {
  return writePrivateFile(path, `${JSON.stringify(value, null, 2)}\n`);
}
