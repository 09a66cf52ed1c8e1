import { GlobalViewRedirect } from "@payloadcms/plugin-multi-tenant/rsc";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { tenantInCookie } from "../../tenancy/choice";
import { referencedId } from "../../tenancy/reference";
import { isPlatformAdmin } from "../../tenancy/scope";

type Props = Parameters<typeof GlobalViewRedirect>[0];

/**
 * Opens the only document of the chosen tenant. The plugin trusts the tenant in the cookie and creates a missing
 * document there, so a tenant that the user does not belong to redirects to the dashboard.
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
