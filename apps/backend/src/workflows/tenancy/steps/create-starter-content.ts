import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { StarterRequest } from "@tandem/contracts";
import { makeStarterContent, removeStarterContent } from "../../../integration/starter-content";
import { log } from "../../../logging/logger";

/** Makes a tenant's starter pages in Payload; undone by taking them back, also when the answer was lost on the way. */
export const createStarterContentStep = createStep(
  "create-starter-content",
  async (input: StarterRequest) => {
    const { id } = input.tenant;
    try {
      await makeStarterContent(input);
    } catch (error) {
      await removeStarterContent({ tenant: { id } }).catch((err: unknown) => {
        log.warn({ err, tenant: id }, "Payload could not be asked to take starter pages back");
      });
      throw error;
    }
    return new StepResponse(undefined, id);
  },
  async (id) => {
    if (id !== undefined) await removeStarterContent({ tenant: { id } });
  },
);
