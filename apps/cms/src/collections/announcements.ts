import { EVENT } from "@tandem/contracts";
import { href } from "../fields/links";
import { words } from "../fields/words";
import { announce } from "../sync/capture/announce";
import { tenantOwned } from "../tenancy/tenant-owned";
import { GROUP } from "./groups";
import { drafts } from "./versions";

/** Short messages at the top of the storefront, optionally for a limited time. */
export const announcements = tenantOwned({
  slug: "announcements",
  labels: {
    singular: words("Announcement", "Объявление", "Eʼlon"),
    plural: words("Announcements", "Объявления", "Eʼlonlar"),
  },
  admin: {
    useAsTitle: "text",
    defaultColumns: ["text", "startsAt", "endsAt", "_status"],
    group: GROUP.content,
  },
  versions: drafts,
  hooks: announce({ type: EVENT.contentChanged, entity: "announcement", draftsIn: "announcements" }),
  fields: [
    {
      name: "text",
      type: "text",
      required: true,
      localized: true,
      maxLength: 300,
      label: words("Text", "Текст", "Matn"),
    },
    href(false),
    {
      name: "startsAt",
      type: "date",
      label: words("From", "С", "Boshlanishi"),
      admin: { position: "sidebar", date: { pickerAppearance: "dayAndTime" } },
    },
    {
      name: "endsAt",
      type: "date",
      label: words("Until", "До", "Tugashi"),
      admin: { position: "sidebar", date: { pickerAppearance: "dayAndTime" } },
    },
  ],
});
