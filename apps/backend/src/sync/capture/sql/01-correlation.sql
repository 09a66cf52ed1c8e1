-- A bulk apply names one correlation id per entity in `integration.correlations` ({ "<id>": "<correlation>" }).
create or replace function integration.correlation_of(entity_id text) returns text
language sql volatile as $$
  select coalesce(
    nullif(current_setting('integration.correlations', true), '')::jsonb ->> entity_id,
    integration.capture_correlation()
  )
$$;
