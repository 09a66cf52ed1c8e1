import {
  ONBOARDING_PATHS,
  type StarterRemoval,
  type StarterRequest,
  starterRemovedSchema,
  starterResponseSchema,
} from "@tandem/contracts";
import { config } from "../env";
import { callService } from "./call-service";

const payload = () => ({ name: "Payload", url: config().urls.cms });

/** Makes a new tenant's settings, navigation and first pages in Payload. */
export async function makeStarterContent(body: StarterRequest): Promise<void> {
  await callService(payload(), {
    method: "POST",
    path: ONBOARDING_PATHS.starter,
    body,
    answer: starterResponseSchema,
  });
}

/** Takes back what `makeStarterContent` made. */
export async function removeStarterContent(body: StarterRemoval): Promise<void> {
  await callService(payload(), {
    method: "DELETE",
    path: ONBOARDING_PATHS.starter,
    body,
    answer: starterRemovedSchema,
  });
}
