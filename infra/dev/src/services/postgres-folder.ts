import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { isReachableByOthers } from "@tandem/local-servers";

const SYSTEM_FOLDER = "/var/lib/tandem";

/**
 * Returns the data folder of the embedded Postgres. Started as root, Postgres runs as another user, who cannot enter a
 * private home such as /root; its data is then under /var/lib/tandem, in a folder named by a hash of `dataFolder`.
 */
export async function postgresFolder(dataFolder: string): Promise<string> {
  const asRoot = process.getuid?.() === 0;
  if (!asRoot || (await isReachableByOthers(dataFolder))) return join(dataFolder, "postgres");
  const copy = createHash("sha256").update(dataFolder).digest("hex").slice(0, 12);
  const folder = join(SYSTEM_FOLDER, copy);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  return join(folder, "postgres");
}
