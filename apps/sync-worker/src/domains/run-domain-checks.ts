import { DOMAIN_PATHS, type DomainClaim, domainsDueResponseSchema, type JobData } from "@tandem/contracts";
import type { Transport } from "../services/transport.js";
import { checkDomain, type DomainCheckDeps } from "./check-domain.js";

/** Most rounds of one job; remaining domains wait for the next one. */
const MAX_ROUNDS = 20;

export interface DomainDeps extends DomainCheckDeps {
  /** Payload's internal API. */
  payload: Transport;
}

/** Checks the domains Payload names, one or all that are due, and reports the results. */
export async function runDomainChecks(
  { payload, ...deps }: DomainDeps,
  { only }: Pick<JobData<"domain-check">, "only">,
): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const claims = await takeDue(payload, only);
    if (claims.length === 0) return;
    const items = await Promise.all(claims.map((claim) => checkDomain(deps, claim)));
    await payload(DOMAIN_PATHS.results, { method: "POST", body: { items } });
    if (only !== null) return;
  }
}

async function takeDue(payload: Transport, only: JobData<"domain-check">["only"]): Promise<DomainClaim[]> {
  const due = await payload(DOMAIN_PATHS.due, { method: "POST", body: { only } });
  return domainsDueResponseSchema.parse(due).items;
}
