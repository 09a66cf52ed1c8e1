import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { readText } from "../../../../../files/incoming-text";
import { type FileKey, fileId, readFileId } from "../../../../../files/key";
import { sendPrivateFile } from "../../../../../files/send";
import { writeBytes } from "../../../../../files/storage";
import { downloadLinks, uploadLinks } from "../../../../../files/urls";
import { fileLinkSchema } from "../../validators";

/** `GET /files/private/:owner/:name?token=…`: a private file, for the holder of its signed link. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  await sendPrivateFile(res, openedBy(req, downloadLinks));
}

/** `PUT /files/private/:owner/:name?token=…`: stores the text of an import, once, for the holder of a signed link. */
export async function PUT(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const key = openedBy(req, uploadLinks);
  await writeBytes(key, await readText(req));
  res.status(201).json({ id: fileId(key) });
}

function openedBy(req: MedusaRequest, links: typeof downloadLinks): FileKey {
  const id = `private~${req.params.owner}~${req.params.name}`;
  const token = fileLinkSchema.safeParse(req.query).data?.token ?? "";
  if (links.opens(token, id, Date.now())) return readFileId(id);
  throw new AppError(
    "not_found",
    "The file was not found, or its link expired. Open the page with the link again.",
  );
}
