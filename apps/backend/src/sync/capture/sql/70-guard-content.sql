-- Content belongs to Payload: on an update only the sync may change it; any other write keeps the old value.
create or replace function integration.keep_content(before jsonb, after jsonb) returns jsonb
language sql immutable as $$
  select case
    when before ? 'content' then coalesce(after, '{}') || jsonb_build_object('content', before -> 'content')
    when after ? 'content' then nullif(after - 'content', '{}')
    else after
  end
$$;

create or replace function integration.guard_product_content() returns trigger language plpgsql as $$
begin
  if integration.capture_origin() = 'sync' then return new; end if;
  new.description := old.description;
  new.thumbnail := old.thumbnail;
  new.metadata := integration.keep_content(old.metadata, new.metadata);
  return new;
end $$;

create or replace function integration.guard_category_content() returns trigger language plpgsql as $$
begin
  if integration.capture_origin() = 'sync' then return new; end if;
  new.description := old.description;
  new.metadata := integration.keep_content(old.metadata, new.metadata);
  return new;
end $$;

create or replace function integration.guard_tenant_config() returns trigger language plpgsql as $$
begin
  if integration.capture_origin() <> 'sync' then new.config := old.config; end if;
  return new;
end $$;

create or replace function integration.guard_store_branding() returns trigger language plpgsql as $$
begin
  if integration.capture_origin() <> 'sync' then new.branding := old.branding; end if;
  return new;
end $$;

create or replace trigger tandem_guard before update of description, thumbnail, metadata on public.product
  for each row execute function integration.guard_product_content();
create or replace trigger tandem_guard before update of description, metadata on public.product_category
  for each row execute function integration.guard_category_content();
create or replace trigger tandem_guard before update of config on public.tenant
  for each row execute function integration.guard_tenant_config();
create or replace trigger tandem_guard before update of branding on public.tenant_store
  for each row execute function integration.guard_store_branding();
