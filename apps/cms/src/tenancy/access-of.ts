import type { Action, Area } from "@tandem/auth";
import type { Access, CollectionConfig, Where } from "payload";
import type { Policy } from "./policies";
import { reachableLocks } from "./reachable-locks";
import { readColleagues } from "./read-colleagues";
import { isPlatformAdmin, scopeOf } from "./scope";
import { updateOwnAccount } from "./update-own-account";

type CollectionAccess = NonNullable<CollectionConfig["access"]>;

const nobody: Access = () => false;
const platformAdmins: Access = ({ req }) => isPlatformAdmin(req.user);
const CLOSED = {
  create: nobody,
  read: nobody,
  readVersions: nobody,
  update: nobody,
  delete: nobody,
  unlock: nobody,
  admin: () => false,
} satisfies CollectionAccess;

/** Allows documents whose `field` is a tenant in which the caller may perform the action. */
const within =
  (area: Area, action: Action, field: string): Access =>
  async ({ req }) => {
    const scope = await scopeOf(req, area, action);
    if (scope === "everywhere") return true;
    return scope.length === 0 ? false : ({ [field]: { in: scope } } satisfies Where);
  };

/** Allows callers who may write in any tenant; `confineToTenant` ensures that the document belongs to one of theirs. */
const somewhere =
  (area: Area): Access =>
  async ({ req }) => {
    const scope = await scopeOf(req, area, "write");
    return scope === "everywhere" || scope.length > 0;
  };

/** Returns the access functions of a collection by its policy. */
export function accessOf(policy: Policy): CollectionAccess {
  switch (policy.kind) {
    case "tenant": {
      const { area, people, publicFiles } = policy;
      const read = within(area, "read", "tenant");
      return {
        ...CLOSED,
        read: publicFiles ? (args) => (args.isReadingStaticFile ? true : read(args)) : read,
        readVersions: within(area, "read", "version.tenant"),
        create: people.includes("create") ? somewhere(area) : nobody,
        update: people.includes("update") ? within(area, "write", "tenant") : nobody,
        delete: people.includes("delete") ? within(area, "write", "tenant") : nobody,
      };
    }
    case "tenants":
      return { ...CLOSED, read: within("content", "read", "id"), update: within("content", "write", "id") };
    case "people":
      return {
        read: readColleagues,
        readVersions: nobody,
        create: platformAdmins,
        update: updateOwnAccount,
        delete: platformAdmins,
        unlock: platformAdmins,
        admin: ({ req }) => Boolean(req.user),
      };
    case "own": {
      const own: Access = ({ req }) =>
        req.user
          ? { "user.value": { equals: req.user.id }, "user.relationTo": { equals: req.user.collection } }
          : false;
      return { ...CLOSED, create: ({ req }) => Boolean(req.user), read: own, update: own, delete: own };
    }
    case "locks":
      return {
        ...CLOSED,
        read: reachableLocks("read"),
        update: reachableLocks("write"),
        delete: reachableLocks("write"),
      };
    case "platform":
      return { ...CLOSED, read: platformAdmins, delete: platformAdmins };
    case "system":
      return CLOSED;
    default:
      return policy satisfies never;
  }
}
