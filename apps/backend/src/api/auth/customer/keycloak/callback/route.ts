import { finishSignOn } from "../../../../../auth/sign-on/handlers";

/** `GET /auth/customer/keycloak/callback`: a Medusa token for the parameters of Keycloak's redirect. */
export const GET = finishSignOn("customer");

/** The same, as Medusa's SDK calls it. */
export const POST = GET;
