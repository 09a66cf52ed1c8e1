import { type AnnouncementView, PUBLIC_PATHS, safeHref } from "@tandem/contracts";
import { publicEndpoint } from "../public-endpoint";
import { published } from "../published";

/** Returns the announcements that are currently active. */
export const announcements = publicEndpoint(PUBLIC_PATHS.announcements, async (reading) => {
  const now = new Date().toISOString();
  const { docs } = await published(reading, "announcements", {
    where: {
      and: [
        { or: [{ startsAt: { exists: false } }, { startsAt: { less_than_equal: now } }] },
        { or: [{ endsAt: { exists: false } }, { endsAt: { greater_than: now } }] },
      ],
    },
  });
  return {
    items: docs.map(
      (doc): AnnouncementView => ({ id: doc.id, text: doc.text, href: doc.href ? safeHref(doc.href) : null }),
    ),
  };
});
