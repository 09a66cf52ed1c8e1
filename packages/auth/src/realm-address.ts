/** Returns the URLs of one Keycloak realm, all derived from the issuer as it stands in `iss`. */
export function realmAddress(issuer: string) {
  const oidc = `${issuer}/protocol/openid-connect`;
  return {
    authorization: `${oidc}/auth`,
    token: `${oidc}/token`,
    keys: `${oidc}/certs`,
    endSession: `${oidc}/logout`,
    /** Root of the realm in the admin API. */
    admin: issuer.replace(/\/realms\/([^/]+)$/, "/admin/realms/$1"),
  };
}
