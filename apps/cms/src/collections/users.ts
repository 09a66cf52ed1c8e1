import type { CollectionConfig } from "payload";
import { bearerStrategy } from "../auth/bearer-strategy";
import {
  breakGlassOnly,
  forgiveAttempts,
  limitAttempts,
  noFirstRegistration,
  noVerification,
} from "../auth/break-glass";
import { keycloakOwnsIdentity } from "../auth/keycloak-owns-identity";
import { strongApiKey } from "../auth/strong-api-key";
import { env } from "../env";
import { words } from "../fields/words";
import { platformAdmin } from "../tenancy/platform-admin";
import { filterBySharedMemberships, showSharedMemberships } from "../tenancy/shared-memberships";
import { GROUP } from "./groups";

/** Users from Keycloak, identified by `sub`, with their API keys. Accounts without `sub` are for emergencies. */
export const users: CollectionConfig = {
  slug: "users",
  labels: {
    singular: words("User", "Сотрудник", "Xodim"),
    plural: words("Users", "Сотрудники", "Xodimlar"),
  },
  auth: {
    useAPIKey: true,
    strategies: [bearerStrategy],
    // `limitAttempts` counts for every email address alike; Payload's own lock would reveal which ones have an account.
    maxLoginAttempts: 1_000_000,
    tokenExpiration: 8 * 60 * 60,
    // Scripts do not need the session token: the admin uses the cookie.
    removeTokenFromResponses: true,
    cookies: { secure: env.CMS_URL.startsWith("https:"), sameSite: "Lax" },
  },
  admin: { useAsTitle: "name", defaultColumns: ["name", "email", "platformRole"], group: GROUP.people },
  endpoints: [noFirstRegistration, noVerification],
  hooks: {
    beforeOperation: [limitAttempts, keycloakOwnsIdentity, filterBySharedMemberships],
    beforeValidate: [strongApiKey],
    beforeLogin: [breakGlassOnly],
    afterLogin: [forgiveAttempts],
    afterRead: [showSharedMemberships],
  },
  fields: [
    {
      name: "subject",
      type: "text",
      unique: true,
      access: { create: () => false, update: () => false },
      admin: { hidden: true, disableListColumn: true, disableListFilter: true, disableBulkEdit: true },
    },
    { name: "name", type: "text", maxLength: 200, label: words("Name", "Имя", "Ism") },
    {
      name: "platformRole",
      type: "select",
      saveToJWT: true,
      options: [
        {
          value: "platform-admin",
          label: words("Platform admin", "Администратор платформы", "Platforma administratori"),
        },
        { value: "operator", label: words("Operator", "Оператор", "Operator") },
      ],
      access: { create: platformAdmin, update: platformAdmin },
      label: words("Role on the platform", "Роль на платформе", "Platformadagi rol"),
    },
  ],
};
