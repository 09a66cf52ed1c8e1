import type { CollectionConfig } from "payload";
import { platformAdmin } from "../access/platform-admin";
import { readColleagues } from "../access/read-colleagues";
import { updateOwnAccount } from "../access/update-own-account";
import { env } from "../env";
import { words } from "../fields/words";
import { firstPersonRunsThePlatform } from "../hooks/first-person-runs-the-platform";
import { GROUP } from "./groups";

/** People who sign in to Payload, and API keys acting for them. Tenants and roles in `tenants[]`. */
export const users: CollectionConfig = {
  slug: "users",
  labels: {
    singular: words("Person", "Сотрудник", "Xodim"),
    plural: words("People", "Сотрудники", "Xodimlar"),
  },
  auth: {
    useAPIKey: true,
    maxLoginAttempts: 8,
    lockTime: 10 * 60_000,
    tokenExpiration: 8 * 60 * 60,
    cookies: { secure: env.CMS_URL.startsWith("https:"), sameSite: "Lax" },
  },
  admin: { useAsTitle: "email", defaultColumns: ["email", "name", "platformRole"], group: GROUP.people },
  access: {
    read: readColleagues,
    create: platformAdmin,
    update: updateOwnAccount,
    delete: platformAdmin,
    unlock: platformAdmin,
    admin: ({ req }) => Boolean(req.user),
  },
  hooks: { beforeChange: [firstPersonRunsThePlatform] },
  fields: [
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
