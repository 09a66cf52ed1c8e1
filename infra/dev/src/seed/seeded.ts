import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writePrivateJson } from "../private-file.js";

/** What a seed created, stored beside the data for later starts. It holds no URLs, because ports can change. */
const seededSchema = z.object({
  tenants: z.array(z.object({ slug: z.string(), name: z.string(), publishableKey: z.string() })),
  logins: z.array(
    z.object({
      role: z.string(),
      tenant: z.string().nullable(),
      username: z.string(),
      password: z.string(),
    }),
  ),
});
export type Seeded = z.infer<typeof seededSchema>;

/** Returns what was seeded into this data folder; null when nothing was. */
export async function readSeeded(folder: string): Promise<Seeded | null> {
  const text = await readFile(join(folder, "seeded.json"), "utf8").catch(() => null);
  return text === null ? null : seededSchema.parse(JSON.parse(text));
}

/** Stores a finished seed; only its owner can read the file, because it contains passwords. */
export async function writeSeeded(folder: string, seeded: Seeded): Promise<void> {
  await writePrivateJson(join(folder, "seeded.json"), seeded);
}
