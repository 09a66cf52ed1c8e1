import config from "@payload-config";
import { installOutbox } from "@tandem/outbox";
import { getPayload } from "payload";
import { installContentStates } from "./content/content-states";
import { poolOf } from "./database/pool";

const payload = await getPayload({ config, disableOnInit: true });
await payload.db.migrate();
await installOutbox(poolOf(payload));
await installContentStates(poolOf(payload));
await payload.destroy();
payload.logger.info("The database is up to date.");
process.exit(0);
