import type { System } from "@tandem/contracts";
import type { MedusaClient } from "../medusa/client.js";
import type { PayloadClient } from "../payload/client.js";
import { createDocumentStore } from "../store/document-store.js";
import type { FillDeps } from "../store/fills.js";

/** What every group of reads is made from. */
export interface Sources {
  medusa: MedusaClient;
  payload: PayloadClient;
  /** A store for one kind of document, made from the named systems. */
  documents<T>(parts: readonly System[]): ReturnType<typeof createDocumentStore<T>>;
}

/** Binds clients and cache together. */
export function createSources(medusa: MedusaClient, payload: PayloadClient, fillDeps: FillDeps): Sources {
  return {
    medusa,
    payload,
    documents: <T>(parts: readonly System[]) => createDocumentStore<T>({ ...fillDeps, parts }),
  };
}
