import { finishSignOn } from "../../../../../auth/sign-on/handlers";

/** `GET /auth/user/keycloak/callback`: a Medusa token for the parameters of Keycloak's redirect. */
export const GET = finishSignOn("user");

/** The same, as Medusa's SDK calls it. */
export const POST = GET;
