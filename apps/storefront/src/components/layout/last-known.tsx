import { connection } from "next/server";
import { catalog } from "@/server/catalog";
import { type Shop, speak } from "@/server/shop";

/** Says so when a backend is away and the page shows what was last known. */
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
