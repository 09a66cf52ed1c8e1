-- Names of the columns that differ between two versions of a row; bookkeeping columns do not count.
create or replace function integration.changed_fields(before jsonb, after jsonb) returns text[]
language sql immutable parallel safe as $$
  select coalesce(array_agg(field.key order by field.key), '{}')
  from jsonb_each(after) as field
  where field.value is distinct from before -> field.key
    and field.key not in ('updated_at', 'created_at', 'tandem_tenant_id') and left(field.key, 4) <> 'raw_'
$$;
