-- Facts of every living variant; only stock at the locations of its own tenant counts.
create or replace view integration.variant_facts as
select l.tenant_id as tenant, v.product_id, v.id, coalesce(v.variant_rank, 0) as rank,
  jsonb_build_object(
    'id', v.id,
    'title', v.title,
    'sku', v.sku,
    'barcode', v.barcode,
    'rank', coalesce(v.variant_rank, 0),
    'options', coalesce((
      select jsonb_object_agg(o.title, w.value)
      from public.product_variant_option vo
        join public.product_option_value w on w.id = vo.option_value_id and w.deleted_at is null
        join public.product_option o on o.id = w.option_id and o.deleted_at is null
      where vo.variant_id = v.id
    ), '{}'),
    'prices', coalesce((
      select jsonb_agg(jsonb_build_object(
        'currency', p.currency_code, 'amount', trim_scale(p.amount)::text,
        'min_quantity', p.min_quantity::int, 'max_quantity', p.max_quantity::int
      ) order by p.currency_code, p.min_quantity nulls first, p.id)
      from public.product_variant_price_set s
        join public.price p on p.price_set_id = s.price_set_id and p.deleted_at is null
      where s.variant_id = v.id and s.deleted_at is null and p.price_list_id is null and coalesce(p.rules_count, 0) = 0
    ), '[]'),
    'compare_at', coalesce((
      select jsonb_object_agg(lower(c.key), c.value)
      from jsonb_each_text(case jsonb_typeof(v.metadata -> 'compare_at') when 'object' then v.metadata -> 'compare_at' else '{}' end) c
      where c.value ~ '^-?\d+(\.\d+)?$'
    ), '{}'),
    'manage_inventory', v.manage_inventory,
    'allow_backorder', v.allow_backorder,
    'available', case when v.manage_inventory then coalesce((
      select min(floor(stock.available / i.required_quantity))::int
      from public.product_variant_inventory_item i
        cross join lateral (
          select coalesce(sum(n.stocked_quantity - n.reserved_quantity), 0) as available
          from public.inventory_level n
            join public.tenant_stock_location t
              on t.stock_location_id = n.location_id and t.tenant_id = l.tenant_id and t.deleted_at is null
          where n.inventory_item_id = i.inventory_item_id and n.deleted_at is null
        ) as stock
      where i.variant_id = v.id and i.deleted_at is null
    ), 0) end,
    'weight', v.weight
  ) as state
from public.product_variant v join public.tenant_product l on l.product_id = v.product_id and l.deleted_at is null
where v.deleted_at is null;
