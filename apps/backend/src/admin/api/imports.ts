import {
  errorBodySchema,
  IMPORT_PATHS,
  type ImportLine,
  importLineSchema,
  pendingMediaSchema,
} from "@tandem/contracts";
import { z } from "zod";
import { request } from "./request";

const withTenant = (path: string, tenant: string): string => `${path}?tenant=${encodeURIComponent(tenant)}`;

/** Uploads the file unchanged and passes on each line that the server sends while it imports. */
export async function importFile(
  tenant: string,
  file: File,
  onLine: (line: ImportLine) => void,
): Promise<void> {
  const response = await fetch(withTenant(IMPORT_PATHS.shopify, tenant), {
    method: "POST",
    credentials: "include",
    headers: { "content-type": "text/csv" },
    body: file,
  });
  if (!response.ok || response.body === null) {
    const problem = errorBodySchema.partial().safeParse(await response.json().catch(() => undefined));
    throw new Error(problem.data?.message ?? `${response.status}`);
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const lines = (rest + chunk.value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line !== "") onLine(importLineSchema.parse(JSON.parse(line)));
  }
}

/** Reads the images of a tenant that are still at their old URL. */
export const readPendingImages = (tenant: string) =>
  request(withTenant(IMPORT_PATHS.images, tenant), pendingMediaSchema);
/** Queues these images to be fetched again. */
export const retryPendingImages = (tenant: string) =>
  request(withTenant(IMPORT_PATHS.images, tenant), z.object({ enqueued: z.number() }), {});
