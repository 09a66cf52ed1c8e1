import { connection } from "next/server";
import { catalog } from "@/server/catalog";
import { type Shop, speak } from "@/server/shop";

/** Renders a notice while a backend is unavailable and the page shows the last known data. */
export async function LastKnown({ shop }: { shop: Shop }) {
  await connection();
  const { medusa, payload } = await catalog().availability();
  if (medusa && payload) return null;
  const { t } = speak(shop);
  return (
    <p role="status" className="border-b border-line bg-surface px-4 py-2 text-center text-sm text-ink">
      {medusa ? t("contentOffline") : t("shopOffline")}
    </p>
  );
}
