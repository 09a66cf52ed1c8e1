import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { AppError, type ImportLine } from "@tandem/contracts";
import { type Connection, pendingImages, retryImages, streamImport } from "./import-stream";
import type { Screen } from "./screen";
import { type LocalImage, uploadImages } from "./upload-images";

const LISTED = 50;

/** Everything in, or something left out. */
export type Outcome = "complete" | "incomplete";

/** A file that exists: its full path and size in bytes. */
export interface FoundFile {
  path: string;
  bytes: number;
}

/** Finds the file as typed in `folder`; raises `not_found` when there is none. */
export async function findFile(path: string, folder: string): Promise<FoundFile> {
  const full = resolve(folder, path);
  const found = await stat(full).catch(() => null);
  if (found === null || !found.isFile()) throw new AppError("not_found", `There is no file ${full}.`);
  return { path: full, bytes: found.size };
}

/** Imports one file into a tenant, shows how it goes, and uploads the pictures that lie beside it. */
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
      "Medusa broke off before the end. Import the same file again; what is in stays.",
    );

  const images = [...local.values()];
  const failures = await uploadImages(connection, dirname(file.path), images, (count) =>
    screen.bar("Pictures", count / images.length, `${count} of ${images.length}`),
  );
  for (const { source, reason } of failures.slice(0, LISTED)) screen.line(`  ! picture ${source}: ${reason}`);
  screen.summary(
    done,
    images.length - failures.length,
    elsewhere.size + failures.length,
    (Date.now() - startedAt) / 1000,
  );
  if (elsewhere.size > 0) {
    screen.line(
      `\n  ${elsewhere.size} pictures are fetched in the background and keep their address until then.`,
    );
    screen.line(
      `  What cannot be fetched is listed and retried with: pnpm import:shopify --tenant ${tenant} --retry-images`,
    );
  }
  return done.rejected_rows === 0 && failures.length === 0 && !contentWaits ? "complete" : "incomplete";
}

/** Lists the pictures of a tenant that could not be fetched and has them fetched again. */
export async function retryPictures(
  connection: Connection,
  screen: Screen,
  tenant: string,
): Promise<Outcome> {
  const pending = await pendingImages(connection, tenant);
  if (pending.length === 0) {
    screen.line("Every picture is here.");
    return "complete";
  }
  for (const { source, state, reason } of pending.slice(0, LISTED)) {
    screen.line(`  ${state === "failed" ? "✗" : "…"} ${source}${reason === null ? "" : `: ${reason}`}`);
  }
  if (pending.length > LISTED) screen.line(`  … and ${pending.length - LISTED} more`);
  await retryImages(connection, tenant);
  screen.line(
    `${pending.length} pictures are fetched again in the background; ask again to see what is left.`,
  );
  return "complete";
}
