import { type Readable, Transform } from "node:stream";
import type { MedusaContainer } from "@medusajs/framework/types";
import { AppError, type ImportLine } from "@tandem/contracts";
import { log } from "../../logger";
import type { ProductDraft, RowIssue } from "../draft";
import type { ImportTarget } from "../plan";
import { readExport } from "../read-export";
import { LabelBook } from "./labels";
import { type ContentOutcome, sendContent } from "./send-content";
import { type BatchContext, writeBatch } from "./write-batch";

const BATCH_PRODUCTS = 100;
const BATCH_VARIANTS = 600;

/** One import: the file as a stream, and where it goes. */
export interface ImportRequest {
  container: MedusaContainer;
  target: ImportTarget;
  source: Readable;
  /** Aborted when the client has disconnected; the batch in progress still ends. */
  signal: AbortSignal;
}

/**
 * Imports a Shopify product export batch by batch, and yields what happens line by line. Holds one
 * batch in memory. Content of a batch is sent to Payload while the next batch is written to Medusa.
 */
export async function* runImport({
  container,
  target,
  source,
  signal,
}: ImportRequest): AsyncGenerator<ImportLine> {
  const context: BatchContext = { container, target, labels: new LabelBook(container, target.tenantId) };
  const total = {
    rows: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    rejected_rows: 0,
    images: 0,
    images_pending: 0,
  };
  const seen = { products: 0, bytes: 0 };
  let contentToldWaiting = false;
  let batch: ProductDraft[] = [];
  let variants = 0;
  let content: Promise<ContentOutcome> | undefined;

  const counted = source.pipe(
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        seen.bytes += chunk.length;
        done(null, chunk);
      },
    }),
  );
  source.on("error", (error) => counted.destroy(error));

  const told = (issues: readonly RowIssue[]): ImportLine[] =>
    issues.map((issue) => ({ type: "issue", ...issue }));
  const tellContent = function* ({ images, waits }: ContentOutcome): Generator<ImportLine> {
    total.images += images.length;
    total.images_pending += images.filter(({ state }) => state !== "stored").length;
    yield* images;
    if (waits === null || contentToldWaiting) return;
    contentToldWaiting = true;
    yield {
      type: "issue",
      kind: "content",
      line: 1,
      handle: null,
      reason: `Products are in Medusa, descriptions and images are pending: ${waits} Import the same file again when Payload is available.`,
    };
  };
  const flush = async function* (): AsyncGenerator<ImportLine> {
    const drafts = batch;
    batch = [];
    variants = 0;
    if (drafts.length > 0) {
      const outcome = await writeBatch(context, drafts);
      total.created += outcome.created;
      total.updated += outcome.updated;
      total.unchanged += outcome.unchanged;
      yield* told(outcome.issues);
      const refused = new Set(outcome.issues.map(({ handle }) => handle));
      for (const { handle, rows } of drafts) if (refused.has(handle)) total.rejected_rows += rows;
      const previous = content;
      content = sendContent(target.tenantId, outcome.stored);
      if (previous !== undefined) yield* tellContent(await previous);
    }
    yield { type: "progress", rows: total.rows, ...seen };
  };

  try {
    for await (const entry of readExport(counted)) {
      total.rows += entry.rows;
      total.rejected_rows += entry.rejected;
      yield* told(entry.issues);
      if (entry.kind === "rejected") continue;
      seen.products += 1;
      batch.push(entry.draft);
      variants += entry.draft.variants.length;
      if (batch.length >= BATCH_PRODUCTS || variants >= BATCH_VARIANTS) yield* flush();
      if (signal.aborted)
        throw new AppError(
          "unavailable",
          "The import was stopped: the connection closed before the file ended.",
        );
    }
    yield* flush();
    if (content !== undefined) yield* tellContent(await content);
    yield { type: "done", ...total };
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error, tenant: target.tenantId }, "import failed");
    const why =
      error instanceof AppError
        ? error.message
        : "Something went wrong on our side. What was imported so far is kept; import the same file again.";
    yield { type: "failed", reason: why };
  } finally {
    source.destroy();
  }
}
