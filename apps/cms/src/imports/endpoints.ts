import type { Endpoint } from "payload";
import { importContent } from "./content";
import { listMedia, markMediaFailed, storeMediaFile } from "./media-file";

/** What imports and the worker's picture fetcher call; service tokens only. */
export const imports: Endpoint[] = [importContent, storeMediaFile, markMediaFailed, listMedia];
