import { sql } from "@payloadcms/db-postgres";
import type { CollectionBeforeOperationHook } from "payload";
import { inTransaction } from "./in-transaction";

/**
 * Lets saves of one document wait for each other until they commit. Each save merges into the newest version and marks
 * the others as older: at the same moment, two would merge into the same version or end in a deadlock.
 */
export const takeTurns: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (operation !== "update" || !("id" in args) || args.id === undefined) return args;
  if ((await req.transactionID) === undefined) return args;
  const database = await inTransaction(req);
  const document = `${collection.slug}:${args.id}`;
  await database.execute(sql`select pg_advisory_xact_lock(hashtextextended(${document}, 0))`);
  return args;
};
