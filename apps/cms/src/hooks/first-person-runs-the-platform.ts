import type { CollectionBeforeChangeHook } from "payload";

/**
 * The very first account of an empty installation becomes platform admin, or nobody could make the next one; unless
 * whoever makes it says otherwise.
 */
export const firstPersonRunsThePlatform: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  if (operation !== "create" || req.user || data.platformRole !== undefined) return data;
  const { totalDocs } = await req.payload.count({ collection: "users", overrideAccess: true, req });
  return totalDocs === 0 ? { ...data, platformRole: "platform-admin" } : data;
};
