import type { CollectionBeforeOperationHook, SanitizedConfig } from "payload";
import { boundReads } from "../access/bound-reads";
import { fittingFilters } from "../access/fitting-filters";
import { wholeDocuments } from "../access/whole-documents";
import { accessOf } from "./access-of";
import { policyOf } from "./policies";
import { refuseHops } from "./refuse-hops";

/**
 * The last word on who may do what: every collection of the finished configuration, Payload's own and those of plugins
 * included, gets the access of its policy.
 */
export function confineCollections(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    const policy = policyOf(collection.slug);
    Object.assign(collection.access, accessOf(policy));
    if (!collection.versions) collection.access.readVersions = () => false;
    collection.hooks.beforeOperation.unshift(wholeDocuments, boundReads, fittingFilters, refuseHops);
    if (policy.kind === "locks") collection.hooks.beforeOperation.push(takeOverOnly);
  }
  return config;
}

/** Whoever changes a lock can take it over, and nothing else. */
const takeOverOnly: CollectionBeforeOperationHook = ({ args, operation, overrideAccess, req }) =>
  operation === "update" && !overrideAccess && req.user
    ? { ...args, data: { user: { relationTo: "users", value: req.user.id } } }
    : args;
