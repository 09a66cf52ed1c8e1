import { ignoredField } from "@tandem/contracts";
import { APIError, type CollectionBeforeValidateHook } from "payload";
import { holds, scopeOf } from "../access/scope";
import { referencedId } from "./reference";
import { reportIgnored } from "./report-ignored";

/**
 * A new document lands in a tenant its author may write in (their only one when none is named); an existing one stays
 * where it is, whatever the request says.
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
  const only = scope !== "everywhere" && scope.length === 1 ? scope[0] : undefined;
  const tenant = referencedId(data.tenant) ?? only;
  if (tenant === undefined)
    throw new APIError("Choose the tenant this document belongs to.", 400, null, true);
  if (req.user && !holds(scope, tenant)) {
    throw new APIError("You may only write in your own tenant.", 403, null, true);
  }
  return { ...data, tenant };
};
