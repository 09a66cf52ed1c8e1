import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules, ProductCategoryWorkflowEvents, ProductWorkflowEvents } from "@medusajs/framework/utils";
import type { SyncEntity } from "@tandem/contracts";
import { log } from "../logger";

const EVENTS: Partial<Record<SyncEntity, string>> = {
  product: ProductWorkflowEvents.UPDATED,
  category: ProductCategoryWorkflowEvents.UPDATED,
};

/**
 * Notifies Medusa's own subscribers (search index, caches) of rows written without its modules. The rows are committed:
 * when the event bus fails, that is logged and the write stands.
 */
export async function announceChanges(
  container: MedusaContainer,
  entity: SyncEntity,
  ids: readonly string[],
): Promise<void> {
  const name = EVENTS[entity];
  if (name === undefined || ids.length === 0) return;
  try {
    await container.resolve(Modules.EVENT_BUS).emit(ids.map((id) => ({ name, data: { id } })));
  } catch (error) {
    log.warn({ err: error, entity, count: ids.length }, "event bus did not accept applied changes");
  }
}
