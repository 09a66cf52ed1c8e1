import type { ApplyResult, ContentOf, Revision, SyncEntity } from "@tandem/contracts";
import type { PoolClient } from "pg";

/** One item of an apply call with its validated state; null clears the content (it was withdrawn). */
export interface ContentItem<E extends SyncEntity> {
  tenant: string;
  id: string;
  content: ContentOf[E] | null;
  shared: Record<string, { from: unknown; to: unknown }>;
}

/** An entity that exists. */
export interface Found {
  /** False once it is deleted. */
  alive: boolean;
  /** Values of shared fields. */
  shared: Record<string, unknown>;
}

/** Writes content of one kind of entity inside the caller's transaction. */
export interface ContentWriter<E extends SyncEntity> {
  entity: E;
  /** Locks the entities of the named tenants, in id order, and returns those that exist, by id. */
  lock(client: PoolClient, items: readonly ContentItem<E>[]): Promise<Map<string, Found>>;
  /** Writes what differs and returns the ids that changed. */
  write(client: PoolClient, items: readonly ContentItem<E>[]): Promise<Set<string>>;
}

export interface ApplyOutcome {
  items: ApplyResult[];
  /** Ids whose rows changed. */
  changed: string[];
}

export type { Revision };
