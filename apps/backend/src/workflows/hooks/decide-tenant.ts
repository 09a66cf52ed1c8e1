import { MedusaError } from "@medusajs/framework/utils";

/** What is known about the tenant of one new entity. */
export interface TenantHints {
  /** Name of the entity in an error. */
  what: string;
  /** Tenant the request acts for. */
  named: string | undefined;
  /** Tenants of what the entity is attached to. */
  attached: readonly string[];
  /** What the entity is attached to, in plain words: "sales channels", "parent category". */
  through: string;
}

/**
 * Returns the tenant of a new entity.
 * @throws MedusaError invalid data, with the fix, when hints conflict or are missing
 */
export function decideTenant({ what, named, attached, through }: TenantHints): string {
  const candidates = new Set(named === undefined ? attached : [named, ...attached]);
  const [tenant, ...others] = candidates;
  if (tenant === undefined) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `${what} has no tenant. Send X-Tenant-Id (a tenant's id or slug), or attach it to the ${through} of a tenant.`,
    );
  }
  if (others.length > 0) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `${what} would belong to more than one tenant (${[...candidates].join(", ")}). Its ${through} and X-Tenant-Id must name the same one.`,
    );
  }
  return tenant;
}
