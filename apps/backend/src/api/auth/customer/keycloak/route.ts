import { startSignOn } from "../../../../identity/sign-on/handlers";

/** `GET /auth/customer/keycloak`: where to sign in. */
export const GET = startSignOn("customer");

/** `POST /auth/customer/keycloak`: where to sign in, or a Medusa token for `{ access_token }`. */
export const POST = GET;
