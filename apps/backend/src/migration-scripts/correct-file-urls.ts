import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { config } from "../env";
import { urlCorrections } from "../files/correct-urls";

/** Corrects the URLs of files that earlier versions stored. */
export default async function correctFileUrls({ container }: { container: MedusaContainer }): Promise<void> {
  await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).transaction(async (database) => {
    for (const statement of urlCorrections(config().urls.backend)) await database.raw(statement);
  });
}
