import { type Shop, speak } from "@/server/shop";
import { shopperOf } from "@/session/shopper";
import { PersonIcon } from "./icons";

const PLACE = "flex min-h-11 min-w-10 items-center justify-center gap-2 lg:px-2";

/** The way to the account before it is known whose it is; works without JavaScript too. */
export function AccountEntry({ shop }: { shop: Shop }) {
  const { t, to } = speak(shop);
  return (
    <a href={to("/account")} className={PLACE} aria-label={t("account")}>
      <PersonIcon />
    </a>
  );
}

/** Sign in, or the name of who has; streamed, because only the shopper's own request knows. */
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
