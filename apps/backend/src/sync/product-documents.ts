import { connections } from "../connections/connections";

/** One product as the search index stores it. */
export type ProductDocument = {
  id: string;
  title: string;
  subtitle: string | null;
  description: string | null;
  sku: string[];
  handle: string;
  thumbnail: string | null;
  status: string;
  tenant_id: string;
  sales_channel_ids: string[];
  category_ids: string[];
  tags: string[];
  /** `Title:Value`, such as `Size:M`. */
  options: string[];
  created_at: Date;
};

const READ = `
select p.id, p.title, p.subtitle, p.description, p.handle, p.thumbnail, p.status, l.tenant_id, p.created_at,
  array(select v.sku from product_variant v where v.product_id = p.id and v.deleted_at is null and v.sku is not null) as sku,
  array(select c.sales_channel_id from product_sales_channel c where c.product_id = p.id and c.deleted_at is null) as sales_channel_ids,
  array(select c.product_category_id from product_category_product c where c.product_id = p.id) as category_ids,
  array(select t.value from product_tags pt join product_tag t on t.id = pt.product_tag_id where pt.product_id = p.id) as tags,
  array(
    select o.title || ':' || w.value
    from product_product_option po
      join product_option o on o.id = po.product_option_id
      join product_product_option_value ov on ov.product_product_option_id = po.id and ov.deleted_at is null
      join product_option_value w on w.id = ov.product_option_value_id
    where po.product_id = p.id and po.deleted_at is null
  ) as options
from product p join tenant_product l on l.product_id = p.id and l.deleted_at is null
where p.deleted_at is null and ($1::text[] is null or p.id = any($1)) and p.id > $2
order by p.id limit $3`;

/** Returns products for the search index that are not deleted: the named ones, or a keyset page of all. */
export async function readProductDocuments(
  which: { ids: readonly string[] } | { after: string; limit: number },
): Promise<ProductDocument[]> {
  const values = "ids" in which ? [which.ids, "", which.ids.length] : [null, which.after, which.limit];
  const { rows } = await connections().pool.query<ProductDocument>(READ, values);
  return rows;
}
