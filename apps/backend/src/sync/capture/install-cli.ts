import { Pool } from "pg";
import { config } from "../../env";
import { log } from "../../logger";
import { installRowSecurity } from "../../tenancy/rows/install";
import { installCapture } from "./install";

/** Last step of `pnpm migrate`: installs the change capture and the row security on Medusa's tables. */
async function main(): Promise<void> {
  const pool = new Pool({ connectionString: config().databaseUrl, max: 2 });
  try {
    log.info({ capture: await installCapture(pool) }, "change capture is installed");
    log.info({ isolation: await installRowSecurity(pool) }, "row security is installed");
  } finally {
    await pool.end();
  }
}

main().catch((error: unknown) => {
  log.fatal({ err: error }, "change capture or row security could not be installed");
  process.exitCode = 1;
});
