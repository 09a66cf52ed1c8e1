import {
  type CollectionAfterReadHook,
  type CollectionBeforeOperationHook,
  QueryError,
  type Where,
} from "payload";
import { referencedId } from "./reference";
import { holds, isPlatformAdmin, type Person, scopeOf } from "./scope";

/** Hides a colleague's memberships in tenants whose members the caller may not see. */
export const showSharedMemberships: CollectionAfterReadHook = async ({ doc, overrideAccess, req }) => {
  if (overrideAccess || !req.user || doc.id === req.user.id || !Array.isArray(doc.tenants)) return doc;
  const scope = await scopeOf(req, "members", "read");
  const rows: NonNullable<Person["tenants"]> = doc.tenants;
  return { ...doc, tenants: rows.filter(({ tenant }) => holds(scope, referencedId(tenant) ?? "")) };
};

/** Rejects filters by memberships that the caller may not see, and sorting by them: the result would reveal them. */
export const filterBySharedMemberships: CollectionBeforeOperationHook = async ({
  args,
  overrideAccess,
  req,
}) => {
  if (overrideAccess || isPlatformAdmin(req.user)) return args;
  const { where, sort } = args as { where?: Where; sort?: string | string[] };
  const scope = await scopeOf(req, "members", "read");
  const home = await scopeOf(req, "content", "read");
  const isOwn = (tenant: unknown): boolean =>
    [scope, home].some((each) => holds(each, referencedId(tenant) ?? ""));
  if (reveals(where, isOwn) || [sort ?? []].flat().some((path) => path.includes("tenants"))) {
    throw new QueryError([{ path: "tenants" }]);
  }
  return args;
};

function reveals(where: Where | undefined, isOwn: (tenant: unknown) => boolean): boolean {
  return Object.entries(where ?? {}).some(([path, value]) => {
    if (Array.isArray(value)) return value.some((part) => reveals(part, isOwn));
    if (!path.startsWith("tenants")) return false;
    return (
      !/^tenants(\.|__)tenant$/.test(path) ||
      Object.entries(value).some(
        ([operator, asked]) => !["equals", "in"].includes(operator) || ![asked].flat().every(isOwn),
      )
    );
  });
}
