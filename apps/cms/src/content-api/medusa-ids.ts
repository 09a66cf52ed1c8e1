import type { Payload } from "payload";
import { z } from "zod";
import { poolOf } from "../connections/pool";
import { referencedId } from "../tenancy/reference";

const rowSchema = z.object({ id: z.string(), medusa_id: z.string() });

/** Returns a function that maps product documents to Medusa ids, in the given order and without archived products. */
export async function medusaIds(
  payload: Payload,
  products: readonly unknown[],
): Promise<(ids: readonly unknown[] | null | undefined) => string[]> {
  const wanted = [...new Set(products.flatMap((product) => referencedId(product) ?? []))];
  const { rows } =
    wanted.length === 0
      ? { rows: [] }
      : await poolOf(payload).query(
          `select p.id::text, p.medusa_id from products p join commerce_products c on c.id = p.commerce_id
           where p.id = any($1::uuid[]) and c.archived_at is null`,
          [wanted],
        );
  const known = new Map(
    z
      .array(rowSchema)
      .parse(rows)
      .map((row) => [row.id, row.medusa_id]),
  );
  return (ids) => (ids ?? []).flatMap((id) => known.get(referencedId(id) ?? "") ?? []);
}
