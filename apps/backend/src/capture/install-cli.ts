import { Pool } from "pg";
import { config } from "../env";
import { log } from "../logging/logger";
import { installCapture } from "./install";

/** Last step of `pnpm migrate`: the capture of changes, after Medusa's own tables. */
async function main(): Promise<void> {
  const pool = new Pool({ connectionString: config().databaseUrl, max: 2 });
  try {
    log.info({ capture: await installCapture(pool) }, "Capture of changes is in place");
  } finally {
    await pool.end();
  }
}

main().catch((error: unknown) => {
  log.fatal({ err: error }, "The capture of changes could not be installed");
  process.exitCode = 1;
});
