import { Pool } from "pg";
import { config } from "../env";
import { installRowSecurity } from "../isolation/rows/install";
import { log } from "../logging/logger";
import { installCapture } from "./install";

/** Last step of `pnpm migrate`: the capture of changes and the row security, after Medusa's own tables. */
async function main(): Promise<void> {
  const pool = new Pool({ connectionString: config().databaseUrl, max: 2 });
  try {
    log.info({ capture: await installCapture(pool) }, "Capture of changes is in place");
    log.info({ isolation: await installRowSecurity(pool) }, "Tenants are confined to their rows");
  } finally {
    await pool.end();
  }
}

main().catch((error: unknown) => {
  log.fatal({ err: error }, "The capture of changes or the row security could not be installed");
  process.exitCode = 1;
});
