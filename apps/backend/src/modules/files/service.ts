import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { FileTypes } from "@medusajs/framework/types";
import { AbstractFileProviderService } from "@medusajs/framework/utils";
import { AppError } from "@tandem/contracts";
import { inspectImage, nameFile, refusedImage } from "@tandem/uploads";
import { type FileKey, fileId, PLATFORM, readFileId } from "../../files/key";
import { readStream, removeFile, requireFile, writeBytes, writeStream } from "../../files/storage";
import { privateUrl, publicUrl, uploadLinks } from "../../files/urls";
import { currentTenant } from "../../tenancy/scope";
import { bytesOf } from "./content";

const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ["text/csv", "csv"],
  ["application/json", "json"],
]);

/**
 * Stores Medusa's files on disk, each in the folder of the tenant that the code runs for. Public files are images by
 * their content; private ones are opened by signed links and deleted after a day.
 */
export class TenantFileProvider extends AbstractFileProviderService {
  static override identifier = "tenant-files";

  /** @throws AppError too_large or unsupported_media_type for a public file that is not an accepted image. */
  override async upload(file: FileTypes.ProviderUploadFileDTO): Promise<FileTypes.ProviderFileResultDTO> {
    const bytes = bytesOf(file.content, file.mimeType);
    if (file.access !== "public") {
      const key = privateKey(file.mimeType);
      await writeBytes(key, bytes);
      return stored(key);
    }
    const image = await inspectImage(bytes);
    if ("refused" in image) throw refusedImage(image.refused, file.filename);
    const key = keyOf("public", nameFile(file.filename, image.extension));
    await writeBytes(key, bytes);
    return stored(key);
  }

  /** Streams a private file. @throws AppError unprocessable for a public one: its content could not be judged. */
  override async getUploadStream(file: FileTypes.ProviderUploadStreamDTO): Promise<{
    writeStream: Writable;
    promise: Promise<FileTypes.ProviderFileResultDTO>;
    url: string;
    fileKey: string;
  }> {
    if (file.access === "public") {
      throw new AppError("unprocessable", "A public file cannot be streamed; upload it as a whole.");
    }
    const key = privateKey(file.mimeType);
    const stream = await writeStream(key);
    const promise = once(stream, "finish").then(() => stored(key));
    return { writeStream: stream, promise, url: stored(key).url, fileKey: fileId(key) };
  }

  override async delete(
    files: FileTypes.ProviderDeleteFileDTO | FileTypes.ProviderDeleteFileDTO[],
  ): Promise<void> {
    await Promise.all([files].flat().map(({ fileKey }) => removeFile(readFileId(fileKey))));
  }

  override async getDownloadStream({ fileKey }: FileTypes.ProviderGetFileDTO): Promise<Readable> {
    return readStream(readFileId(fileKey));
  }

  override async getAsBuffer(file: FileTypes.ProviderGetFileDTO): Promise<Buffer> {
    return buffer(await this.getDownloadStream(file));
  }

  /** @throws AppError not_found or gone when the file cannot be downloaded. */
  override async getPresignedDownloadUrl({ fileKey }: FileTypes.ProviderGetFileDTO): Promise<string> {
    const key = readFileId(fileKey);
    await requireFile(key);
    return stored(key).url;
  }

  /** Returns a link that takes one private file. @throws AppError invalid_input for a public one. */
  async getPresignedUploadUrl(
    file: FileTypes.ProviderGetPresignedUploadUrlDTO,
  ): Promise<FileTypes.ProviderFileResultDTO> {
    if (file.access === "public") {
      throw new AppError("invalid_input", "access: must be private. Send images to POST /admin/uploads.");
    }
    const key = privateKey(file.mimeType);
    return { key: fileId(key), url: privateUrl(key, uploadLinks) };
  }
}

function keyOf(access: "public" | "private", name: string): FileKey {
  return { access, owner: currentTenant() ?? PLATFORM, name };
}

function privateKey(mimeType: string | undefined): FileKey {
  return keyOf("private", `${randomUUID()}.${EXTENSIONS.get(mimeType ?? "") ?? "bin"}`);
}

function stored(key: FileKey): FileTypes.ProviderFileResultDTO {
  return { key: fileId(key), url: key.access === "private" ? privateUrl(key) : publicUrl(key) };
}
