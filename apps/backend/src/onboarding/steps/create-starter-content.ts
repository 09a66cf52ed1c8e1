import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { StarterRequest } from "@tandem/contracts";
import { log } from "../../logger";
import { makeStarterContent, removeStarterContent } from "../starter-content";

/** Creates a tenant's starter pages in Payload; undone by deleting them, also when the response was lost. */
export const createStarterContentStep = createStep(
  "create-starter-content",
  async (input: StarterRequest) => {
    const { id } = input.tenant;
    try {
      await makeStarterContent(input);
    } catch (error) {
      await removeStarterContent({ tenant: { id } }).catch((err: unknown) => {
        log.warn({ err, tenant: id }, "starter pages could not be deleted from Payload");
      });
      throw error;
    }
    return new StepResponse(undefined, id);
  },
  async (id) => {
    if (id !== undefined) await removeStarterContent({ tenant: { id } });
  },
);
