import {
  ONBOARDING_PATHS,
  type StarterRemoval,
  type StarterRequest,
  starterRemovedSchema,
  starterResponseSchema,
} from "@tandem/contracts";
import { payloadService } from "./services";

/** Makes a new tenant's settings, navigation and first pages in Payload. */
export async function makeStarterContent(body: StarterRequest): Promise<void> {
  await payloadService().call({
    method: "POST",
    path: ONBOARDING_PATHS.starter,
    body,
    response: starterResponseSchema,
  });
}

/** Takes back what `makeStarterContent` made. */
export async function removeStarterContent(body: StarterRemoval): Promise<void> {
  await payloadService().call({
    method: "DELETE",
    path: ONBOARDING_PATHS.starter,
    body,
    response: starterRemovedSchema,
  });
}
