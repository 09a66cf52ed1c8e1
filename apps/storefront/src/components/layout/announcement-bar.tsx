import { announcementsOf } from "@/server/reads";
import { type Shop, type ShopParams, speak } from "@/server/shop";
import { inner } from "./header";

/** Renders the newest announcement at the top of the page. */
export async function AnnouncementBar({ params, shop }: { params: ShopParams; shop: Shop }) {
  const [first] = await announcementsOf(params);
  if (first === undefined) return null;
  const { t, to } = speak(shop);
  return (
    <section
      aria-label={t("announcement")}
      className="bg-primary px-4 py-2.5 text-center text-sm font-medium text-on-primary"
    >
      {first.href === null ? (
        <p>{first.text}</p>
      ) : (
        <a href={inner(first.href, to)} className="link">
          {first.text}
        </a>
      )}
    </section>
  );
}
