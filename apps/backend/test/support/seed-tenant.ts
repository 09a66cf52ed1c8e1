import type { Role } from "@tandem/contracts";
import { call } from "./client";
import { signOnStaff } from "./directory";

type Staff = Awaited<ReturnType<typeof signOnStaff>>;

/** A tenant with one store for the United States and its signed-in staff by role. */
export interface SeededTenant<R extends Role = never> {
  tenant: string;
  slug: string;
  channel: string;
  location: string;
  store: string;
  /** Publishable key of the store. */
  key: string;
  staff: Readonly<Record<R, Staff>>;
}

let tenants = 0;

/** Creates a tenant with its own store, in US dollars by default, and a signed-in user of each role. */
export async function seedTenant<R extends Role = never>({
  roles = [],
  currency = "usd",
}: {
  roles?: readonly R[];
  currency?: string;
} = {}): Promise<SeededTenant<R>> {
  tenants += 1;
  const slug = `shop-${process.pid}-${tenants}`;
  const { status, body } = await call("/admin/tenants", {
    body: { name: slug, slug, store: { slug, name: slug, default_currency: currency, countries: ["us"] } },
  });
  if (status !== 201) throw new Error(`Creating the tenant failed: ${status} ${JSON.stringify(body)}`);
  const [store] = body.tenant.stores;
  const staff: Partial<Record<R, Staff>> = {};
  for (const role of roles) staff[role] = await signOnStaff({ groups: [`/tenants/${slug}/${role}`] });
  return {
    tenant: body.tenant.id,
    slug,
    channel: store.sales_channel_id,
    location: store.stock_location_id,
    store: store.id,
    key: store.publishable_key,
    // Every role of `R` was added above.
    staff: staff as Record<R, Staff>,
  };
}
