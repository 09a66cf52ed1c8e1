import { ACTING_TENANT, hidden, internal, owned, shared, type TableRule, type TableRules } from "../rule";

const ofTenant: TableRule = {
  kind: "condition",
  read: `tenant_id = ${ACTING_TENANT}`,
  write: `tenant_id = ${ACTING_TENANT}`,
};
const onlyRead = (read: string): TableRule => ({ kind: "condition", read, write: null });

/** Our own tables, those that all tenants share, and those that only the platform sees. */
export const platformTables: TableRules = {
  tenant: onlyRead(`id = ${ACTING_TENANT}`),
  tenant_store: onlyRead(`tenant_id = ${ACTING_TENANT}`),
  tenant_invitation: ofTenant,
  audit_entry: onlyRead(`tenant_id = ${ACTING_TENANT}`),
  tenant_product: ofTenant,
  tenant_category: ofTenant,
  tenant_customer: ofTenant,
  tenant_order: ofTenant,
  tenant_sales_channel: ofTenant,
  tenant_stock_location: ofTenant,

  currency: shared,
  fulfillment_provider: shared,
  locale: shared,
  notification_provider: shared,
  payment_provider: shared,
  price_preference: shared,
  property_label: shared,
  refund_reason: shared,
  region: onlyRead(
    "exists (select 1 from public.tenant_store s where public.region.id = any(s.regions) and s.deleted_at is null)",
  ),
  region_country: shared,
  region_payment_provider: shared,
  return_reason: shared,
  search_index: shared,
  search_index_sync: shared,
  search_index_version: shared,
  search_postgres_index: shared,
  store: shared,
  store_currency: shared,
  store_locale: shared,
  tax_provider: shared,
  tax_rate: shared,
  tax_rate_rule: shared,
  tax_region: shared,
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
