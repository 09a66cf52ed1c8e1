import type { CollectionBeforeOperationHook, SanitizedConfig } from "payload";
import { accessOf } from "./access-of";
import { boundReads } from "./bound-reads";
import { fittingFilters } from "./fitting-filters";
import { policyOf } from "./policies";
import { refuseHops } from "./refuse-hops";
import { wholeDocuments } from "./whole-documents";

/**
 * Sets the access of every collection of the final configuration, including Payload's own and those of plugins, by its
 * policy. Overrides any access set before.
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

/** Reduces a change of a lock to taking it over. */
const takeOverOnly: CollectionBeforeOperationHook = ({ args, operation, overrideAccess, req }) =>
  operation === "update" && !overrideAccess && req.user
    ? { ...args, data: { user: { relationTo: "users", value: req.user.id } } }
    : args;
