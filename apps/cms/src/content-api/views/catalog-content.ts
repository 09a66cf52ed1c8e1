import {
  AppError,
  type CategoryContentView,
  type ProductContentView,
  PUBLIC_PATHS,
  type SyncEntity,
} from "@tandem/contracts";
import { poolOf } from "../../connections/pool";
import { assembleCategory, assembleProduct } from "../../sync/content/assemble";
import { loadLinkTargets } from "../../sync/content/link-targets";
import { SOURCES } from "../../sync/content/sources";
import { referencesInside } from "../../tenancy/collect-references";
import { publicEndpoint, type Reading } from "../public-endpoint";

const MAX_IDS = 100;

/** Returns published content of products by Medusa id. */
export const products = publicEndpoint(PUBLIC_PATHS.products, async (reading) => {
  const ids = idsOf(reading);
  if (ids === undefined)
    throw new AppError(
      "invalid_input",
      "`ids` is missing. Send the Medusa ids of products, separated by commas.",
    );
  const { rows, targets } = await read(reading, "product", ids);
  const items = rows.map(
    ({ id, source }): ProductContentView => ({ id, ...assembleProduct(source, targets, reading.languages) }),
  );
  return { items };
});

/** Returns published content of categories; without ids, of all categories of the tenant. */
export const categories = publicEndpoint(PUBLIC_PATHS.categories, async (reading) => {
  const { rows, targets } = await read(reading, "category", idsOf(reading));
  const items = rows.map(
    ({ id, source }): CategoryContentView => ({
      id,
      ...assembleCategory(source, targets, reading.languages),
    }),
  );
  return { items };
});

function idsOf({ query }: Reading): string[] | undefined {
  const value = query.get("ids");
  if (value === null) return undefined;
  const ids = value.split(",").filter((id) => id !== "");
  if (ids.length > MAX_IDS)
    throw new AppError("invalid_input", `\`ids\` may contain at most ${MAX_IDS} ids. Send several requests.`);
  return ids;
}

async function read({ req, tenant }: Reading, entity: SyncEntity, ids: string[] | undefined) {
  const pool = poolOf(req.payload);
  const { rows } = await pool.query<{ id: string; source: unknown }>(
    `select id, source from (${SOURCES[entity]}) s where tenant = $1 and ($2::text[] is null or id = any($2)) order by id`,
    [tenant.medusaId, ids ?? null],
  );
  return {
    rows,
    targets: await loadLinkTargets(
      pool,
      rows.flatMap(({ source }) => referencesInside(source)),
    ),
  };
}
