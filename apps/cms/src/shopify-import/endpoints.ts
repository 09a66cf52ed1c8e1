import type { Endpoint } from "payload";
import { importContent } from "./content";
import { listMedia, markMediaFailed, storeMediaFile } from "./media-file";

/** Endpoints for imports and the worker's media fetcher; service tokens only. */
export const imports: Endpoint[] = [importContent, storeMediaFile, markMediaFailed, listMedia];
