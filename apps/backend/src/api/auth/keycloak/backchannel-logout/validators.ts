import { z } from "zod";

/** `POST /auth/keycloak/backchannel-logout`, as a form. */
export const logoutTokenSchema = z.object({ logout_token: z.string().min(1) });
