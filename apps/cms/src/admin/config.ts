import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Config } from "payload";
import { env } from "../env";

/** Customizes Payload's admin: name, logo, sign-in, dashboard. */
export const admin: Config["admin"] = {
  user: "users",
  avatar: "default",
  importMap: { baseDir: path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..") },
  meta: { titleSuffix: " · Tandem", description: "Content of your stores" },
  dateFormat: "d MMM yyyy, HH:mm",
  components: {
    beforeLogin: [
      {
        path: "/admin/sign-on/sign-on-button#SignOnButton",
        serverProps: { breakGlass: env.BREAK_GLASS_LOGIN },
      },
    ],
    logout: { Button: "/admin/sign-on/sign-out-button#SignOutButton" },
    beforeDashboard: ["/admin/dashboard/welcome#Welcome"],
    graphics: { Logo: "/admin/brand/logo#Logo", Icon: "/admin/brand/logo#Icon" },
  },
};
