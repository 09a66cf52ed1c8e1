import {
  ONBOARDING_PATHS,
  type StarterRemoval,
  type StarterRequest,
  starterRemovedSchema,
  starterResponseSchema,
} from "@tandem/contracts";
import { payloadService } from "../auth/services";

/** Creates a new tenant's settings, navigation and first pages in Payload. */
export async function makeStarterContent(body: StarterRequest): Promise<void> {
  await payloadService().call({
    method: "POST",
    path: ONBOARDING_PATHS.starter,
    body,
    response: starterResponseSchema,
  });
}

/** Deletes what `makeStarterContent` created. */
export async function removeStarterContent(body: StarterRemoval): Promise<void> {
  await payloadService().call({
    method: "DELETE",
    path: ONBOARDING_PATHS.starter,
    body,
    response: starterRemovedSchema,
  });
}
