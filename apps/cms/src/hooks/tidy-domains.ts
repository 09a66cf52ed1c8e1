import { APIError, type CollectionBeforeValidateHook } from "payload";

const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** Brings host names to lower case without port; refuses what is no host name or belongs to another tenant. */
export const tidyDomains: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  if (!Array.isArray(data?.domains)) return data;
  const domains = [
    ...new Set(data.domains.map((entry: unknown) => String(entry).trim().toLowerCase().replace(/:\d+$/, ""))),
  ];
  const wrong = domains.find((domain) => !HOST.test(domain));
  if (wrong !== undefined)
    throw new APIError(`"${wrong}" is not a host name, such as shop.example.com.`, 400, null, true);
  if (domains.length > 0) {
    const { totalDocs } = await req.payload.count({
      collection: "tenants",
      overrideAccess: true,
      req,
      where: { and: [{ domains: { in: domains } }, { id: { not_equals: originalDoc?.id } }] },
    });
    if (totalDocs > 0)
      throw new APIError("One of these domains already leads to another brand.", 409, null, true);
  }
  return { ...data, domains };
};
