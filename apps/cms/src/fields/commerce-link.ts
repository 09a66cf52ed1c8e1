import type { CollectionSlug, RelationshipField } from "payload";

/** Returns the relation to the mirror row of the same entity, set once by the sync when it creates the document. */
export const commerceLink = (relationTo: CollectionSlug): RelationshipField => ({
  name: "commerce",
  type: "relationship",
  relationTo,
  access: { create: () => false, update: () => false },
  admin: { hidden: true, disableListColumn: true, disableListFilter: true, disableBulkEdit: true },
});
