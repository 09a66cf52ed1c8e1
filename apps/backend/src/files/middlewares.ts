import { Readable } from "node:stream";
import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { requirePlainValues } from "@tandem/service-kit";
import { inspectImage, refusedImage } from "@tandem/uploads";
import { z } from "zod";
import { currentScope, runInScope } from "../tenancy/scope";
import { MAX_UPLOAD_BYTES } from "./incoming-text";
import { PLATFORM, readFileId } from "./key";
import { checkProductTable } from "./product-table";
import { renewLinks } from "./renew-links";
import { sendPublicFile } from "./send";
import { readStream } from "./storage";

const EXPORTS = ["/admin/orders/export", "/admin/products/export", "/admin/inventory-items/export"];
const MULTIPART = ["/admin/uploads", "/admin/products/import"];

/** Guards of every upload and download. A matcher without methods runs before Medusa reads the body. */
export const fileMiddlewares: MiddlewareRoute[] = [
  ...MULTIPART.map((matcher) => ({ matcher, middlewares: [limitUpload] })),
  { matcher: "/admin/uploads", methods: ["POST"], middlewares: [judgeUploads] },
  { matcher: "/admin/products/import", methods: ["POST"], middlewares: [judgeImport] },
  { matcher: "/admin/products/imports", methods: ["POST"], middlewares: [judgeStoredImport] },
  { matcher: "/files/private/:owner/:name", methods: ["PUT"], bodyParser: false },
  ...EXPORTS.map((matcher) => ({ matcher, middlewares: [confineExport] })),
  { matcher: "/admin/notifications", middlewares: [renewLinks] },
  { matcher: "/static", middlewares: [sendLegacyFile] },
];

/** Node enforces the announced length of a body, so nothing larger ever reaches memory. */
function limitUpload(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  if (req.is("multipart/*")) requireLength(Number(req.get("content-length")));
  next();
}

function requireLength(length: number): void {
  if (!(length > 0))
    throw new AppError("invalid_input", "Content-Length: is missing; send the size of the body.");
  if (length > MAX_UPLOAD_BYTES) {
    const megabytes = MAX_UPLOAD_BYTES / 1024 / 1024;
    throw new AppError(
      "too_large",
      `The files of one request may have at most ${megabytes} MB together; send fewer at once.`,
    );
  }
}

const fileSchema = z.object({ originalname: z.string(), buffer: z.instanceof(Buffer) });
/** What the parser of forms adds to a request. */
const uploadsSchema = z.object({ files: z.array(fileSchema).max(50).default([]) });
const uploadSchema = z.object({ file: fileSchema });
const storedSchema = z.object({ file_key: z.string() });

/** Refuses a request with one bad file before any of its files is stored. */
async function judgeUploads(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const uploads = uploadsSchema.safeParse(req);
  if (!uploads.success) throw new AppError("invalid_input", "files: send at most 50 files at once.");
  const { files } = uploads.data;
  requirePlainValues({ files: files.map(({ originalname }) => originalname) });
  for (const { originalname, buffer } of files) {
    const image = await inspectImage(buffer);
    if ("refused" in image) throw refusedImage(image.refused, `files: ${originalname}`);
  }
  next();
}

/** Checks the CSV of a product import that is sent as a form. */
async function judgeImport(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const file = uploadSchema.safeParse(req).data?.file;
  if (file !== undefined) {
    requirePlainValues({ file: file.originalname });
    await checkProductTable(Readable.from([file.buffer]));
  }
  next();
}

/** Checks the CSV of a product import that was uploaded before. */
async function judgeStoredImport(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const { data: stored } = storedSchema.safeParse(req.body);
  if (stored !== undefined) await checkProductTable(await readStream(readFileId(stored.file_key)));
  next();
}

/** Limits an export that a platform admin starts for an active tenant to the rows of that tenant. */
function confineExport(_req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  const scope = currentScope();
  runInScope(scope.tenant === null ? scope : { ...scope, reach: "staff" }, () => next());
}

/** Serves files that were stored before files had an owner; they keep their URLs. */
async function sendLegacyFile(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const name = decodeURIComponent(req.path).replace(/^\/+/, "");
  if (!["GET", "HEAD"].includes(req.method)) throw new AppError("not_found", "The file was not found.");
  await sendPublicFile(res, { access: "legacy", owner: PLATFORM, name });
}
