import { readinessSchema } from "@tandem/service-kit";
import { HEALTH_OPERATIONS, type Operation } from "@tandem/service-kit/api-reference";
import { CONTENT_OPERATIONS } from "./content";
import { DOMAIN_OPERATIONS } from "./domains";
import { SERVICE_OPERATIONS } from "./services";
import { SIGN_IN_OPERATIONS } from "./sign-in";
import { SYNC_OPERATIONS } from "./sync";

/** Every call that this product adds to Payload's own, in the order of the reference. */
export const OPERATIONS: readonly Operation[] = [
  ...CONTENT_OPERATIONS,
  ...DOMAIN_OPERATIONS,
  ...SYNC_OPERATIONS,
  ...SERVICE_OPERATIONS,
  ...SIGN_IN_OPERATIONS,
  ...HEALTH_OPERATIONS,
  {
    tag: "Health",
    open: true,
    method: "get",
    path: "/api/health",
    summary: "Check every dependency, as /health/ready does",
    answer: readinessSchema,
  },
];
