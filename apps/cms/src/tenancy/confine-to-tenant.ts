import { ignoredField } from "@tandem/contracts";
import type { CollectionBeforeValidateHook } from "payload";
import { Refusal } from "../http/refusal";
import { missingChoice, NOT_YOURS, namedByHeader, onlyOne } from "./choice";
import { referencedId } from "./reference";
import { reportIgnored } from "./report-ignored";
import { holds, scopeOf } from "./scope";

/**
 * Puts a new document in the tenant that its author names, in `tenant` or `X-Tenant-Id`, or in the only one they belong
 * to; members of several must choose. An existing one stays in its tenant, whatever the request contains.
 */
export const confineToTenant: CollectionBeforeValidateHook = async ({
  data = {},
  operation,
  originalDoc,
  req,
}) => {
  if (operation === "update") {
    const home = referencedId(originalDoc?.tenant);
    const asked = referencedId(data.tenant);
    if (asked !== undefined && asked !== home)
      reportIgnored(req, originalDoc?.id, [ignoredField("tenant", "medusa")]);
    return { ...data, tenant: home };
  }
  const scope = await scopeOf(req, "content", "write");
  const inBody = referencedId(data.tenant);
  const inHeader = await namedByHeader(req, scope);
  if (inBody !== undefined && inHeader !== undefined && inBody !== inHeader)
    throw new Refusal("`tenant` and `X-Tenant-Id` name different tenants. Send one of them.", 400);
  const tenant = inBody ?? inHeader ?? onlyOne(req.user);
  if (tenant === undefined) throw await missingChoice(req, scope);
  if (req.user && !holds(scope, tenant)) {
    throw new Refusal(NOT_YOURS, 403);
  }
  return { ...data, tenant };
};
