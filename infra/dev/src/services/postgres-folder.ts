import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { isReachableByOthers } from "@tandem/local-servers";

const SYSTEM_FOLDER = "/var/lib/tandem";

/**
 * Where the embedded Postgres keeps its data. As root it runs as a user of its own, who cannot walk into a private
 * home such as /root; the data of such a copy lives under /var/lib/tandem, in a folder named after it.
 */
export async function postgresFolder(dataFolder: string): Promise<string> {
  const asRoot = process.getuid?.() === 0;
  if (!asRoot || (await isReachableByOthers(dataFolder))) return join(dataFolder, "postgres");
  const copy = createHash("sha256").update(dataFolder).digest("hex").slice(0, 12);
  const folder = join(SYSTEM_FOLDER, copy);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  return join(folder, "postgres");
}
