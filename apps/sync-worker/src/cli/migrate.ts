import pg from "pg";
import { migrate } from "../database/migrate.js";
import { readConfig } from "../env.js";

const pool = new pg.Pool({ connectionString: readConfig().databaseUrl, max: 1 });
const ran = await migrate(pool);
await pool.end();
process.stdout.write(ran.length === 0 ? "sync_db is up to date.\n" : `sync_db: ran ${ran.join(", ")}.\n`);
