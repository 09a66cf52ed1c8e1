import { finishSignOn } from "../../../../../identity/sign-on/handlers";

/** `GET /auth/user/keycloak/callback`: Medusa's token for what Keycloak sent the browser back with. */
export const GET = finishSignOn("user");

/** The same, as Medusa's SDK calls it. */
export const POST = GET;
