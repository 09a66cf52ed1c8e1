import { GlobalViewRedirect } from "@payloadcms/plugin-multi-tenant/rsc";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { isPlatformAdmin } from "../../access/scope";
import { tenantInCookie } from "../../tenancy/choice";
import { referencedId } from "../../tenancy/reference";

type Props = Parameters<typeof GlobalViewRedirect>[0];

/**
 * Opens the one document of the chosen tenant. The plugin takes the tenant from the cookie unchecked and creates what is
 * missing there, so a tenant that is not the person's leads to the dashboard instead.
 */
export async function OpenOnePerTenant(props: Props) {
  const { collectionSlug, globalSlugs, user } = props;
  if (!globalSlugs.includes(collectionSlug)) return null;
  const chosen = tenantInCookie(await headers());
  const own = user?.tenants?.some(({ tenant }) => referencedId(tenant) === chosen) ?? false;
  if (chosen === undefined || !(own || isPlatformAdmin(user))) redirect("/admin");
  await GlobalViewRedirect(props);
  return null;
}
