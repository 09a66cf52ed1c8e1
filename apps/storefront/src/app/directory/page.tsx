import { connection } from "next/server";
import { Suspense } from "react";
import { shopUrl } from "@/server/addresses";
import { openShops } from "@/server/reads";
import { layoutOf, themeStyle } from "@/theme/theme";

async function Shops() {
  await connection();
  const shops = (await openShops()).filter(({ stores }) => stores.length > 0);
  if (shops.length === 0) return <p>No store is open yet.</p>;
  return (
    <ul className="grid gap-5 sm:grid-cols-2">
      {shops.map((tenant) => {
        const layout = layoutOf(tenant);
        const tagline = tenant.settings.tagline ?? tenant.stores[0]?.tagline;
        return (
          <li
            key={tenant.id}
            style={themeStyle(tenant)}
            data-hero={layout.hero}
            data-cards={layout.cards}
            className="relative flex min-h-72 flex-col justify-end rounded-tile border border-line bg-ground p-7 font-body text-ink"
          >
            <h2 className="title-2">
              <a href={shopUrl(tenant)} className="after:absolute after:inset-0">
                {tenant.name}
              </a>
            </h2>
            {typeof tagline === "string" ? <p className="mt-2 text-quiet">{tagline}</p> : null}
          </li>
        );
      })}
    </ul>
  );
}

/** Renders every open store in its own colours. */
export default function DirectoryPage() {
  return (
    <>
      <h1 className="title-1 mb-8">Stores</h1>
      <Suspense fallback={<div className="min-h-72" />}>
        <Shops />
      </Suspense>
    </>
  );
}
