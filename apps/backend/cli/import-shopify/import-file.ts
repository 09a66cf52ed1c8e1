import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { AppError, type ImportLine } from "@tandem/contracts";
import { countedAre } from "./counted";
import { type Connection, pendingImages, retryImages, streamImport } from "./import-stream";
import type { Screen } from "./screen";
import { type LocalImage, uploadImages } from "./upload-images";

const LISTED = 50;

/** Whether everything was imported. */
export type Outcome = "complete" | "incomplete";

/** An existing file: its absolute path and its size in bytes. */
export interface FoundFile {
  path: string;
  bytes: number;
}

/**
 * Resolves a path against `folder`.
 * @throws AppError `not_found` when there is no file at the path
 */
export async function findFile(path: string, folder: string): Promise<FoundFile> {
  const full = resolve(folder, path);
  const found = await stat(full).catch(() => null);
  if (found === null || !found.isFile())
    throw new AppError("not_found", `The file ${full} was not found. Check the path.`);
  return { path: full, bytes: found.size };
}

/** Imports one file into a tenant, shows the progress, and uploads the images stored next to the file. */
export async function importFile(
  connection: Connection,
  screen: Screen,
  tenant: string,
  file: FoundFile,
): Promise<Outcome> {
  const startedAt = Date.now();

  const local = new Map<string, LocalImage>();
  const elsewhere = new Set<string>();
  let done: Extract<ImportLine, { type: "done" }> | undefined;
  let contentWaits = false;
  for await (const line of streamImport(connection, tenant, file.path)) {
    switch (line.type) {
      case "progress":
        screen.progress("Importing", line, file.bytes);
        break;
      case "issue":
        contentWaits ||= line.kind === "content";
        screen.issue(line);
        break;
      case "image":
        if (line.state === "stored") break;
        if (line.media_id !== null && !/^https?:/i.test(line.source))
          local.set(line.media_id, { mediaId: line.media_id, source: line.source });
        else elsewhere.add(line.source);
        break;
      case "failed":
        throw new AppError("upstream_failed", line.reason);
      case "done":
        done = line;
    }
  }
  if (done === undefined)
    throw new AppError(
      "upstream_failed",
      "Medusa closed the connection before the import finished. Import the same file again; imported products are kept.",
    );

  const images = [...local.values()];
  const failures = await uploadImages(connection, dirname(file.path), images, (count) =>
    screen.bar("Images", count / images.length, `${count} of ${images.length}`),
  );
  for (const { source, reason } of failures.slice(0, LISTED)) screen.line(`  ! image ${source}: ${reason}`);
  screen.summary(
    done,
    images.length - failures.length,
    elsewhere.size + failures.length,
    (Date.now() - startedAt) / 1000,
  );
  if (elsewhere.size > 0) {
    screen.line(
      `\n  ${countedAre(elsewhere.size, "image")} being fetched in the background. Until then the original URL is used.`,
    );
    screen.line(
      `  List and retry the images that cannot be fetched with: pnpm import:shopify --tenant ${tenant} --retry-images`,
    );
  }
  return done.rejected_rows === 0 && failures.length === 0 && !contentWaits ? "complete" : "incomplete";
}

/** Lists the images of a tenant that are not stored yet and requests that they are fetched again. */
export async function retryPictures(
  connection: Connection,
  screen: Screen,
  tenant: string,
): Promise<Outcome> {
  const pending = await pendingImages(connection, tenant);
  if (pending.length === 0) {
    screen.line("All images are stored.");
    return "complete";
  }
  for (const { source, state, reason } of pending.slice(0, LISTED)) {
    screen.line(`  ${state === "failed" ? "✗" : "…"} ${source}${reason === null ? "" : `: ${reason}`}`);
  }
  if (pending.length > LISTED) screen.line(`  … and ${pending.length - LISTED} more`);
  await retryImages(connection, tenant);
  screen.line(
    `${countedAre(pending.length, "image")} being fetched again in the background. Run the command again to see which are left.`,
  );
  return "complete";
}
