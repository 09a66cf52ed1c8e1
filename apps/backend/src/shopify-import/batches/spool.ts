import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "@tandem/contracts";

const MAX_BYTES = 1024 * 1024 * 1024;

/** A completely received file on disk. */
export interface SpooledFile {
  open(): Readable;
  remove(): Promise<void>;
}

/**
 * Receives an upload at network speed, so that no request timeout interrupts a long import.
 * Memory holds one chunk. @throws AppError too_large above 1 GB
 */
export async function spool(source: Readable): Promise<SpooledFile> {
  const folder = await mkdtemp(join(tmpdir(), "tandem-import-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, "upload.csv");
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= MAX_BYTES) done(null, chunk);
      else done(new AppError("too_large", "The file is larger than 1 GB; split it and import the parts."));
    },
  });
  try {
    await pipeline(source, limit, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await remove();
    throw error;
  }
  return { open: () => createReadStream(path), remove };
}
