import { startSignOn } from "../../../../identity/sign-on/handlers";

/** `GET /auth/user/keycloak`: where to sign in. */
export const GET = startSignOn("user");

/** `POST /auth/user/keycloak`: where to sign in, or a Medusa token for `{ access_token }`. */
export const POST = GET;
