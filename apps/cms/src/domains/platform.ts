import type { DomainRules } from "@tandem/auth";
import { platformHosts } from "@tandem/contracts";
import { env } from "../env";

/** Hosts of the platform, from every URL this service is configured with. */
export const platform = platformHosts(env, env.PLATFORM_HOSTS);

/** Returns the rules for domains of the tenant with this slug. */
export const rulesFor = (slug: string): DomainRules => ({ platform, slug, trusted: env.TRUSTED_DOMAINS });
