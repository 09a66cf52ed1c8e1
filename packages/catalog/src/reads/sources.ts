import type { System } from "@tandem/contracts";
import type { MedusaClient } from "../medusa/client.js";
import type { PayloadClient } from "../payload/client.js";
import { createDocumentStore } from "../store/document-store.js";
import type { FillDeps } from "../store/fills.js";

/** Dependencies of every group of reads. */
export interface Sources {
  medusa: MedusaClient;
  payload: PayloadClient;
  /** Creates a store for one kind of document that is made from the given systems. */
  documents<T>(parts: readonly System[]): ReturnType<typeof createDocumentStore<T>>;
}

/** Combines the clients with the document store. */
export function createSources(medusa: MedusaClient, payload: PayloadClient, fillDeps: FillDeps): Sources {
  return {
    medusa,
    payload,
    documents: <T>(parts: readonly System[]) => createDocumentStore<T>({ ...fillDeps, parts }),
  };
}
