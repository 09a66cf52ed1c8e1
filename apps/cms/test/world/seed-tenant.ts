import { fillShelf, type Shelf } from "./documents";
import { type Caller, enrol } from "./people";
import type { Cms } from "./start-cms";

/** A tenant in the database of the CMS, with its signed-in users by role. */
export interface SeededTenant<R extends Caller["role"]> {
  id: string;
  people: Readonly<Record<R, Caller>>;
  /** Creates one document in every tenant-owned collection, with the marker (the slug unless given) as its text. */
  fill(marker?: string): Promise<Shelf>;
}

/** Creates an active tenant and a user of each role in it. Its Medusa id and its name are the slug unless given. */
export async function seedTenant<R extends Caller["role"] = never>(
  cms: Cms,
  {
    slug = "ours",
    name = slug,
    medusaId = slug,
    roles = [],
  }: { slug?: string; name?: string; medusaId?: string; roles?: readonly R[] } = {},
): Promise<SeededTenant<R>> {
  const { poolOf } = await import("../../src/connections/pool");
  const { rows } = await poolOf(cms.payload).query<{ id: string }>(
    "insert into tenants (medusa_id, name, slug, status) values ($1, $2, $3, 'active') returning id::text",
    [medusaId, name, slug],
  );
  const id = rows[0]?.id ?? "";
  const people: Partial<Record<R, Caller>> = {};
  for (const role of roles) people[role] = await enrol(cms, role, slug);
  return {
    id,
    // Every role of `R` was added above.
    people: people as Record<R, Caller>,
    fill: (marker = slug) => fillShelf(cms.payload, id, marker),
  };
}
