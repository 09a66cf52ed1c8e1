import type { CollectionBeforeOperationHook, Endpoint, SanitizedConfig } from "payload";
import { takeTurns } from "../connections/take-turns";
import { fittingValues } from "../fields/fitting-values";
import { accessOf } from "./access-of";
import { boundReads } from "./bound-reads";
import { fittingFilters } from "./fitting-filters";
import { fittingParameters } from "./fitting-parameters";
import { policyOf } from "./policies";
import { refuseHops } from "./refuse-hops";
import { wholeDocuments } from "./whole-documents";

/**
 * Sets the access of every collection of the final configuration, including Payload's own and those of plugins, by its
 * policy, and what its operations refuse or wait for. Overrides any access set before.
 */
export function confineCollections(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    const policy = policyOf(collection.slug);
    Object.assign(collection.access, accessOf(policy));
    // Payload responds with 501 to calls of a collection without endpoints; with none of them it is not found.
    if (collection.endpoints === false) collection.endpoints = [];
    if (!collection.versions) {
      collection.access.readVersions = () => false;
      // Payload shares its endpoints between configurations, so they must not be modified.
      collection.endpoints = collection.endpoints.filter((endpoint) => !restoresVersions(endpoint));
    }
    collection.hooks.beforeOperation.unshift(
      wholeDocuments,
      fittingValues,
      fittingParameters,
      boundReads,
      fittingFilters,
      refuseHops,
    );
    if (collection.versions) collection.hooks.beforeOperation.push(takeTurns);
    if (policy.kind === "locks") collection.hooks.beforeOperation.push(takeOverOnly);
  }
  return config;
}

/** Payload offers it without versions too, and fails to find their table. */
const restoresVersions = ({ method, path }: Endpoint): boolean =>
  method === "post" && path === "/versions/:id";

/** Reduces a change of a lock to taking it over. */
const takeOverOnly: CollectionBeforeOperationHook = ({ args, operation, overrideAccess, req }) =>
  operation === "update" && !overrideAccess && req.user
    ? { ...args, data: { user: { relationTo: "users", value: req.user.id } } }
    : args;
