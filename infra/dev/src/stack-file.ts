import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writePrivateJson } from "./private-file.js";

const url = z.string().min(1);

/** `.tandem/stack.json`: everything a script needs to talk to a running stack. Readable by its owner only. */
export const stackFileSchema = z.object({
  urls: z.object({
    backend: url.optional(),
    cms: url.optional(),
    storefront: url.optional(),
    worker: url.optional(),
    bot: url.optional(),
    botApi: url.optional(),
    keycloak: url.optional(),
    mail: url.optional(),
  }),
  databases: z.object({ medusa: url.optional(), payload: url.optional(), sync: url.optional() }),
  redis: url.optional(),
  tenants: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      /** Host name with port, as a browser sends it. */
      host: z.string(),
      storefrontUrl: url,
      publishableKey: z.string(),
    }),
  ),
  logins: z.array(
    z.object({
      role: z.string(),
      /** Slug; null for platform users. */
      tenant: z.string().nullable(),
      username: z.string(),
      password: z.string(),
    }),
  ),
  /** Keycloak clients of the realm `tandem`. */
  clients: z.array(z.object({ id: z.string(), secret: z.string() })),
  pids: z.record(z.string(), z.number().int()),
});
export type StackFile = z.infer<typeof stackFileSchema>;

export type ClientSecret = StackFile["clients"][number];

/** Writes the file atomically: a reader never sees half of it. */
export async function writeStackFile(folder: string, stack: StackFile): Promise<void> {
  await writePrivateJson(join(folder, "stack.json"), stack);
}

/**
 * Reads the file of a stack that is or was running.
 * @throws Error with the command that starts one when the file does not exist
 */
export async function readStackFile(folder: string): Promise<StackFile> {
  const path = join(folder, "stack.json");
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new Error(`${path} does not exist. Start the stack with: pnpm dev`, { cause });
  });
  return stackFileSchema.parse(JSON.parse(text));
}
