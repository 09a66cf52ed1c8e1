import config from "@payload-config";
import { getPayload } from "payload";
import { migrateDatabase } from "./migrate-database";

const payload = await getPayload({ config, disableOnInit: true });
await migrateDatabase(payload);
payload.logger.info("database is up to date");
await payload.destroy();
process.exit(0);
