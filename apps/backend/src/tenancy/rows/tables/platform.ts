import {
  ACTING_TENANT,
  hidden,
  internal,
  OWNER_COLUMN,
  owned,
  part,
  shared,
  type TableRule,
  type TableRules,
} from "../rule";

const ofTenant: TableRule = {
  kind: "condition",
  read: `tenant_id = ${ACTING_TENANT}`,
  write: `tenant_id = ${ACTING_TENANT}`,
};
const onlyRead = (read: string): TableRule => ({ kind: "condition", read, write: null });

/** The tenant's store in Medusa; the platform's, without which Medusa Admin fails, while none of its own exists. */
const MEDUSA_STORE = `${OWNER_COLUMN} = ${ACTING_TENANT} or (${OWNER_COLUMN} is null and not exists
  (select 1 from public.tenant_store s where s.tenant_id = ${ACTING_TENANT} and s.deleted_at is null))`;
const ofMedusaStore: TableRule = {
  kind: "condition",
  read: "exists (select 1 from public.store e where e.id = store_id)",
  write: `exists (select 1 from public.store e where e.id = store_id and e.${OWNER_COLUMN} = ${ACTING_TENANT})`,
};

/** Our own tables, those that all tenants share, and those that only the platform sees. */
export const platformTables: TableRules = {
  tenant: onlyRead(`id = ${ACTING_TENANT}`),
  tenant_store: onlyRead(`tenant_id = ${ACTING_TENANT}`),
  tenant_invitation: ofTenant,
  audit_entry: onlyRead(`tenant_id = ${ACTING_TENANT}`),
  tenant_product: ofTenant,
  tenant_category: ofTenant,
  tenant_country: onlyRead(`tenant_id = ${ACTING_TENANT}`),
  tenant_customer: ofTenant,
  tenant_order: ofTenant,
  tenant_sales_channel: ofTenant,
  tenant_stock_location: ofTenant,

  currency: shared,
  fulfillment_provider: shared,
  locale: shared,
  notification_provider: shared,
  payment_provider: shared,
  price_preference: owned(),
  property_label: shared,
  order_counter: hidden,
  refund_reason: shared,
  region: owned(),
  region_country: shared,
  region_payment_provider: part("region_id", "region"),
  return_reason: shared,
  search_index: shared,
  search_index_sync: shared,
  search_index_version: shared,
  search_postgres_index: shared,
  store: { kind: "condition", owner: true, read: MEDUSA_STORE, write: `${OWNER_COLUMN} = ${ACTING_TENANT}` },
  store_currency: ofMedusaStore,
  store_locale: ofMedusaStore,
  tax_provider: shared,
  tax_rate: part("tax_region_id", "tax_region"),
  tax_rate_rule: part("tax_rate_id", "tax_rate"),
  tax_region: owned(),
  translation_settings: shared,

  user: onlyRead("id = nullif(current_setting('tandem.user', true), '')"),
  user_preference: hidden,
  layout_configuration: hidden,
  view_configuration: hidden,
  user_rbac_role: hidden,
  invite: hidden,
  invite_rbac_role: hidden,
  notification: owned(),

  auth_identity: internal,
  provider_identity: internal,
  auth_mfa_factor: hidden,
  auth_mfa_recovery_code: hidden,
  auth_password_reset_token: hidden,
  auth_verification: hidden,
  workflow_execution: internal,
  link_module_migrations: hidden,
  mikro_orm_migrations: hidden,
  script_migrations: hidden,
};
