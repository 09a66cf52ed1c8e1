import type { Payload, TypedUser } from "payload";
import { factsOf } from "./facts";

/** Loads the commerce facts of a product document with the permissions of the user who views it. */
export async function loadFacts(payload: Payload, user: TypedUser | null | undefined, medusaId: unknown) {
  if (!user || typeof medusaId !== "string") return null;
  const { docs } = await payload.find({
    collection: "commerce-products",
    where: { medusaId: { equals: medusaId } },
    limit: 1,
    depth: 0,
    overrideAccess: false,
    user,
  });
  const facts = factsOf(docs[0]?.facts);
  return facts === null ? null : { facts, archivedAt: docs[0]?.archivedAt ?? null };
}
