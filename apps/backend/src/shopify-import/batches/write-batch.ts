import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import { z } from "zod";
import type { ProductDraft, RowIssue } from "../draft";
import { fingerprint, type ImportTarget, planCreation, planUpdate } from "../plan";
import { findHeads, readProducts } from "./existing";
import { importBatchWorkflow } from "./import-batch";
import type { LabelBook } from "./labels";

/** The result of a batch. `stored` are the drafts that Medusa has now, with their ids. */
export interface BatchOutcome {
  created: number;
  updated: number;
  unchanged: number;
  issues: RowIssue[];
  stored: { id: string; draft: ProductDraft }[];
}

export interface BatchContext {
  container: MedusaContainer;
  target: ImportTarget;
  labels: LabelBook;
}

const REFUSALS: ReadonlySet<string> = new Set([
  MedusaError.Types.INVALID_DATA,
  MedusaError.Types.DUPLICATE_ERROR,
  MedusaError.Types.NOT_ALLOWED,
  MedusaError.Types.NOT_FOUND,
  MedusaError.Types.CONFLICT,
]);

/** Workflows pass on errors of Medusa as plain objects. */
const refusalSchema = z.object({ type: z.string(), message: z.string() });

/**
 * Writes a batch of drafts to Medusa: creates, updates, and skips what the last import already wrote. When Medusa
 * refuses a batch, it is split until the invalid product is alone and is reported.
 */
export async function writeBatch(
  context: BatchContext,
  drafts: readonly ProductDraft[],
): Promise<BatchOutcome> {
  const { target, labels } = context;
  const heads = await findHeads(
    target.tenantId,
    drafts.map(({ handle }) => handle),
  );
  const outcome: BatchOutcome = { created: 0, updated: 0, unchanged: 0, issues: [], stored: [] };
  const open: ProductDraft[] = [];
  for (const draft of drafts) {
    const head = heads.get(draft.handle);
    if (head?.hash === fingerprint(draft, target.currency)) {
      outcome.unchanged += 1;
      outcome.stored.push({ id: head.id, draft });
    } else open.push(draft);
  }
  if (open.length === 0) return outcome;
  await labels.learn(open);
  const ids = new Map([...heads].map(([handle, head]) => [handle, head.id]));
  await writeSplitting(context, open, ids, outcome);
  return outcome;
}

async function writeSplitting(
  context: BatchContext,
  drafts: readonly ProductDraft[],
  ids: ReadonlyMap<string, string>,
  outcome: BatchOutcome,
): Promise<void> {
  try {
    await write(context, drafts, ids, outcome);
  } catch (error) {
    const refusal = refusalSchema.safeParse(error);
    if (!refusal.success || !REFUSALS.has(refusal.data.type)) throw error;
    const [only] = drafts;
    if (only !== undefined && drafts.length === 1) {
      outcome.issues.push({
        kind: "row",
        line: only.line,
        handle: only.handle,
        reason: `Medusa refused this product: ${refusal.data.message}`,
      });
      return;
    }
    const middle = Math.ceil(drafts.length / 2);
    await writeSplitting(context, drafts.slice(0, middle), ids, outcome);
    await writeSplitting(context, drafts.slice(middle), ids, outcome);
  }
}

async function write(
  { container, target, labels }: BatchContext,
  drafts: readonly ProductDraft[],
  ids: ReadonlyMap<string, string>,
  outcome: BatchOutcome,
): Promise<void> {
  const known = await readProducts(
    target.tenantId,
    drafts.flatMap(({ handle }) => ids.get(handle) ?? []),
    target.stockLocationId,
  );
  const creations: ReturnType<typeof planCreation>[] = [];
  const updates: NonNullable<ReturnType<typeof planUpdate>["update"]>[] = [];
  const refused: RowIssue[] = [];
  for (const draft of drafts) {
    const existing = known.get(ids.get(draft.handle) ?? "");
    if (existing === undefined) {
      creations.push(planCreation(draft, target, labels));
      continue;
    }
    const { issues, update } = planUpdate(draft, existing, target, labels);
    refused.push(...issues);
    if (update !== null) updates.push(update);
  }
  const { result } = await importBatchWorkflow(container).run({
    input: { locationId: target.stockLocationId, creations, updates },
  });
  const stored = new Map(result.map(({ id, handle }) => [handle, id]));
  const updated = new Set(updates.map(({ product }) => product.id));
  outcome.created += creations.length;
  outcome.updated += updates.length;
  outcome.issues.push(...refused);
  for (const draft of drafts) {
    const id = stored.get(draft.handle) ?? ids.get(draft.handle);
    if (id !== undefined && (stored.has(draft.handle) || updated.has(id))) outcome.stored.push({ id, draft });
  }
}
