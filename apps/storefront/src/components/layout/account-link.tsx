import { type Shop, speak } from "@/server/shop";
import { shopperOf } from "@/session/shopper";
import { PersonIcon } from "./icons";

const PLACE = "flex min-h-11 min-w-10 items-center justify-center gap-2 lg:px-2";

/** Renders the link to the account before the shopper is known; works without JavaScript too. */
export function AccountEntry({ shop }: { shop: Shop }) {
  const { t, to } = speak(shop);
  return (
    <a href={to("/account")} className={PLACE} aria-label={t("account")}>
      <PersonIcon />
    </a>
  );
}

/** Renders the link to sign in, or the shopper's name; streamed, because it depends on the request. */
export async function AccountLink({ shop }: { shop: Shop }) {
  const { t, to } = speak(shop);
  const shopper = await shopperOf(shop.tenant.id);
  const label = shopper === null ? t("signIn") : (shopper.name.split(" ")[0] ?? t("account"));
  const title = shopper === null ? t("signIn") : t("accountOf", { name: shopper.name });
  return (
    <a href={to("/account")} className={PLACE} aria-label={title}>
      <PersonIcon filled={shopper !== null} />
      <span aria-hidden="true" className="hidden max-w-28 truncate text-sm lg:block">
        {label}
      </span>
    </a>
  );
}
