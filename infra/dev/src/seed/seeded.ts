import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writePrivateJson } from "../private-file.js";

/** What a seed has made, kept beside the data so that later starts know it. Addresses are not in it: ports move. */
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

/** What was seeded into this data folder; null when nothing was. */
export async function readSeeded(folder: string): Promise<Seeded | null> {
  const text = await readFile(join(folder, "seeded.json"), "utf8").catch(() => null);
  return text === null ? null : seededSchema.parse(JSON.parse(text));
}

/** Remembers a finished seed; passwords are in it, so only its owner reads it. */
export async function writeSeeded(folder: string, seeded: Seeded): Promise<void> {
  await writePrivateJson(join(folder, "seeded.json"), seeded);
}
