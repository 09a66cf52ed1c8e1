import { startSignOn } from "../../../../auth/sign-on/handlers";

/** `GET /auth/customer/keycloak`: the URL to sign in at. */
export const GET = startSignOn("customer");

/** `POST /auth/customer/keycloak`: the URL to sign in at, or a Medusa token for `{ access_token }`. */
export const POST = GET;
