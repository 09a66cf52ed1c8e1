import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { connections } from "../../../connections/connections";

/** Options of a product in the order of the file, each with its values in order. */
export interface OptionOrder {
  product: string;
  options: { title: string; values: string[] }[];
}

/** Medusa stores no order of options, so the time each was added to its product defines the order. */
const OPTIONS = `
with wanted as (
  select w.product, o.value ->> 'title' as title, o.position
  from jsonb_to_recordset($1::jsonb) as w(product text, options jsonb),
    jsonb_array_elements(w.options) with ordinality as o(value, position)
)
update product_product_option l set created_at = p.created_at + wanted.position * interval '1 millisecond'
from wanted join product p on p.id = wanted.product, product_option o
where l.product_id = wanted.product and l.deleted_at is null and o.id = l.product_option_id and o.title = wanted.title
  and l.created_at is distinct from p.created_at + wanted.position * interval '1 millisecond'`;

const VALUES = `
with wanted as (
  select w.product, o.value ->> 'title' as title, v.value, v.position - 1 as rank
  from jsonb_to_recordset($1::jsonb) as w(product text, options jsonb), jsonb_array_elements(w.options) as o(value),
    jsonb_array_elements_text(o.value -> 'values') with ordinality as v(value, position)
)
update product_option_value v set rank = wanted.rank
from wanted join product_product_option l on l.product_id = wanted.product and l.deleted_at is null
  join product_option o on o.id = l.product_option_id and o.title = wanted.title and o.is_exclusive
where v.option_id = o.id and v.value = wanted.value and v.deleted_at is null and v.rank is distinct from wanted.rank`;

/** Keeps options and their values in the order of the file. Undone with the creation of the products. */
export const orderOptionsStep = createStep("order-imported-options", async (orders: OptionOrder[]) => {
  if (orders.length === 0) return new StepResponse(undefined);
  const json = JSON.stringify(orders);
  await connections().pool.query(OPTIONS, [json]);
  await connections().pool.query(VALUES, [json]);
  return new StepResponse(undefined);
});
