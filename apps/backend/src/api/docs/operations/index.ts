import { INTERNAL_BASE } from "@tandem/contracts";
import { HEALTH_OPERATIONS, type Operation, syncPeerOperations } from "@tandem/service-kit/api-reference";
import { FILE_OPERATIONS } from "./files";
import { IMPORT_OPERATIONS } from "./imports";
import { SIGN_IN_OPERATIONS } from "./sign-in";
import { STAFF_OPERATIONS } from "./staff";
import { SYNC_OPERATIONS } from "./sync";
import { TENANT_OPERATIONS } from "./tenants";

/** Every call that this product adds to Medusa's own, in the order of the reference. */
export const OPERATIONS: readonly Operation[] = [
  ...TENANT_OPERATIONS,
  ...STAFF_OPERATIONS,
  ...IMPORT_OPERATIONS,
  ...SYNC_OPERATIONS,
  ...syncPeerOperations(INTERNAL_BASE.medusa),
  ...SIGN_IN_OPERATIONS,
  ...FILE_OPERATIONS,
  ...HEALTH_OPERATIONS,
];
