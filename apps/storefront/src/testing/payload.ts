import { PUBLIC_PATHS, type TenantView } from "@tandem/contracts";
import { type JsonServer, type Reply, startJsonServer } from "@tandem/local-servers/json-server";

/** Payload's public content API with the data behind it, which tests change. */
export interface TestPayload extends JsonServer {
  tenants: TenantView[];
  /** Responses sent instead of the usual ones, by path; without them there is no content yet. */
  replies: Map<string, Reply>;
}

/** Starts a server with Payload's public content API. */
export async function startPayload(): Promise<TestPayload> {
  const replies = new Map<string, Reply>();
  const usual = (path: string): Reply => {
    if (path === PUBLIC_PATHS.navigation) return { body: { header: [], footer: [] } };
    if (path.startsWith(PUBLIC_PATHS.page.replace(":slug", ""))) return { status: 404, body: { errors: [] } };
    return { body: { items: [] } };
  };
  const server = await startJsonServer(({ path, query }) => {
    if (path === PUBLIC_PATHS.tenants) return { body: { items: payload.tenants } };
    if (path !== PUBLIC_PATHS.tenant) return replies.get(path) ?? usual(path);
    const [host, slug] = [query.get("host") ?? "", query.get("slug")];
    const tenant = payload.tenants.find((one) => one.domains.includes(host) || one.slug === slug);
    return tenant === undefined ? { status: 404, body: { errors: [] } } : { body: tenant };
  });
  const payload: TestPayload = Object.assign(server, { tenants: [], replies });
  return payload;
}

/** Returns a tenant with one store that sells in US dollars, in English and Russian. */
export function tenantView(slug: string, changes: Partial<TenantView> = {}): TenantView {
  return {
    id: `ten_${slug}`,
    slug,
    name: slug,
    status: "active",
    domains: [`${slug}.shops.test`],
    theme: null,
    logo: null,
    locales: ["en", "ru"],
    default_locale: "en",
    contact: { email: null, phone: null, address: null },
    settings: {},
    stores: [
      {
        id: `tst_${slug}`,
        slug,
        name: slug,
        default_currency: "USD",
        regions: ["reg_1"],
        publishable_key: `pk_${slug}`,
        tagline: null,
      },
    ],
    ...changes,
  };
}
