import { z } from "zod";
import { connections } from "../../connections/connections";
import { type ExistingProduct, existingProductSchema } from "../existing-product";

const HEADS = `
select p.handle, p.id, p.metadata -> 'import' ->> 'hash' as hash
from tenant_product l join product p on p.id = l.product_id and p.deleted_at is null
where l.tenant_id = $1 and l.deleted_at is null and p.handle = any($2)`;

const PRODUCTS = `
select p.id, p.handle, p.title, p.status,
  f.state ->> 'type' as type, f.state -> 'tags' as tags, f.state -> 'options' as options,
  (select coalesce(jsonb_agg(c ->> 'id'), '[]') from jsonb_array_elements(f.state -> 'categories') c) as categories,
  p.metadata -> 'import' ->> 'title' as "importedTitle", p.metadata -> 'import' ->> 'category' as "importedCategory",
  coalesce((
    select jsonb_agg(jsonb_build_object(
      'id', v.id, 'sku', v.sku, 'barcode', v.barcode, 'weight', v.weight,
      'options', s -> 'options', 'managed', v.manage_inventory, 'backorder', v.allow_backorder,
      'importMetadata', jsonb_build_object('compare_at', coalesce(v.metadata -> 'compare_at', '{}'), 'imported', v.metadata -> 'imported'),
      'importedStock', v.metadata -> 'imported' -> 'stock',
      'inventoryItemId', i.inventory_item_id,
      'levelExists', exists (
        select 1 from inventory_level n
        where n.inventory_item_id = i.inventory_item_id and n.location_id = $3 and n.deleted_at is null
      ),
      'prices', coalesce((
        select jsonb_agg(jsonb_build_object('id', r.id, 'currency_code', r.currency_code, 'amount', trim_scale(r.amount)::text) order by r.id)
        from product_variant_price_set ps join price r on r.price_set_id = ps.price_set_id and r.deleted_at is null
        where ps.variant_id = v.id and ps.deleted_at is null and r.price_list_id is null and coalesce(r.rules_count, 0) = 0
          and r.min_quantity is null and r.max_quantity is null
      ), '[]')
    ))
    from jsonb_array_elements(f.state -> 'variants') s
      join product_variant v on v.id = s ->> 'id'
      left join lateral (
        select inventory_item_id from product_variant_inventory_item
        where variant_id = v.id and deleted_at is null order by created_at limit 1
      ) i on true
  ), '[]') as variants
from integration.product_facts f join product p on p.id = f.id
where f.tenant = $1 and f.id = any($2)`;

const headSchema = z.object({ handle: z.string(), id: z.string(), hash: z.string().nullable() });

/** Returns the handles that the tenant already has, with the fingerprint of the last import. */
export async function findHeads(tenantId: string, handles: readonly string[]) {
  const { rows } = await connections().pool.query(HEADS, [tenantId, handles]);
  return new Map(
    z
      .array(headSchema)
      .parse(rows)
      .map((head) => [head.handle, head]),
  );
}

/** Returns products of the tenant by id, with the fields that an import compares. */
export async function readProducts(
  tenantId: string,
  ids: readonly string[],
  stockLocationId: string,
): Promise<Map<string, ExistingProduct>> {
  if (ids.length === 0) return new Map();
  const { rows } = await connections().pool.query(PRODUCTS, [tenantId, ids, stockLocationId]);
  return new Map(
    z
      .array(existingProductSchema)
      .parse(rows)
      .map((product) => [product.id, product]),
  );
}
