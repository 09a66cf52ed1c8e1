import { finishSignOn } from "../../../../../identity/sign-on/handlers";

/** `GET /auth/customer/keycloak/callback`: Medusa's token for what Keycloak sent the browser back with. */
export const GET = finishSignOn("customer");

/** The same, as Medusa's SDK calls it. */
export const POST = GET;
