import { z } from "zod";

const userSchema = z.object({
  id: z.string(),
  username: z.string().default(""),
  email: z.string().nullish(),
  emailVerified: z.boolean().default(false),
  enabled: z.boolean().default(false),
  firstName: z.string().default(""),
  lastName: z.string().default(""),
});
/** A user as Keycloak's admin API returns them. */
export type RealmPerson = z.infer<typeof userSchema>;

/** Parses a user in a response of the admin API. */
export const readPerson = (answer: unknown): RealmPerson => userSchema.parse(answer);
