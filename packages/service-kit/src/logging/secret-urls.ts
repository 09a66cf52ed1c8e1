/**
 * URLs that carry a code, token or ticket, as patterns for loggers that print whole URLs. The log of `next dev` is one;
 * the loggers of the services print paths without queries.
 */
export const SECRET_URLS: RegExp[] = [
  /^\/api\/(?:auth|oidc)\//,
  /[?&](?:\w*(?:token|ticket|secret|password|signature)|code|state|sig)=/i,
  /^\/admin\/(?:reset|verify|[\w-]+\/verify)\//,
];
