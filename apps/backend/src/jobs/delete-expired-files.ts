import { deleteExpired, folderOf } from "../files/storage";
import { log } from "../logger";

/** Deletes exports and other private files that are older than a day. */
export default async function deleteExpiredFiles(): Promise<void> {
  const deleted = await deleteExpired(folderOf("private"), Date.now());
  if (deleted > 0) log.info({ deleted }, "private files deleted after a day");
}

export const config = { name: "delete-expired-files", schedule: "*/15 * * * *" };
