import { z } from "zod";
import { env } from "@/env";
import { isAway } from "@/server/away";
import { logger } from "@/server/logger";
import { type Shop, speak } from "@/server/shop";
import { customerApi, type OrderSummary, type Profile } from "@/session/customer-api";
import { customerTokenOf } from "@/session/customer-token";
import type { Session } from "@/session/sessions";
import { shopperOf } from "@/session/shopper";
import { Orders } from "./orders";
import { SignInInvitation } from "./sign-in-invitation";

const NOTICES = { failed: "signInFailed", away: "signInAway" } as const;
const noticeSchema = z.enum(["failed", "away"]).optional().catch(undefined);

type Known = { profile: Profile; orders: OrderSummary[] };

/** Returns the shopper's profile and orders in this shop; null when they cannot be read. */
async function knownOf(shop: Shop, shopper: Session): Promise<Known | null> {
  try {
    const token = await customerTokenOf(shop.ctx, shopper);
    const [profile, orders] = await Promise.all([
      customerApi.profile(shop.ctx, token),
      customerApi.orders(shop.ctx, token),
    ]);
    return { profile, orders };
  } catch (error) {
    logger()[isAway(error) ? "warn" : "error"]({ err: error }, "account could not be read");
    return null;
  }
}

function Details({ shop, shopper, profile }: { shop: Shop; shopper: Session; profile: Profile | null }) {
  const { t } = speak(shop);
  const rows = [
    { name: t("name"), value: profile?.name || shopper.name },
    { name: t("email"), value: profile?.email || (shopper.email ?? "") },
    { name: t("phone"), value: profile?.phone ?? "" },
  ].filter(({ value }) => value !== "");
  return (
    <section
      aria-labelledby="details"
      className="h-fit rounded-tile bg-surface p-6 sharp:rounded-shop sharp:border sharp:border-line"
    >
      <h2 id="details" className="title-3 mb-4">
        {t("profile")}
      </h2>
      <dl className="grid gap-3">
        {rows.map(({ name, value }) => (
          <div key={name}>
            <dt className="text-sm text-quiet">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-5">
        <a href={`${env().KEYCLOAK_ISSUER}/account`} className="link inline-block py-2">
          {t("editProfile")}
        </a>
      </p>
      <a href="/api/auth/logout" className="button button-quiet mt-4 w-full">
        {t("signOut")}
      </a>
    </section>
  );
}

interface AccountViewProps {
  shop: Shop;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Renders the shopper's account in this shop, or the invitation to sign in. */
export async function AccountView({ shop, searchParams }: AccountViewProps) {
  const { t } = speak(shop);
  const notice = noticeSchema.parse((await searchParams).notice);
  const shopper = await shopperOf(shop.tenant.id);
  if (shopper === null) {
    return (
      <>
        <h1 className="title-1 mb-8">{t("account")}</h1>
        {notice === undefined ? null : (
          <p role="alert" className="mb-6 rounded-shop border border-line bg-surface px-4 py-3">
            {t(NOTICES[notice])}
          </p>
        )}
        <SignInInvitation shop={shop} />
      </>
    );
  }
  const known = await knownOf(shop, shopper);
  return (
    <>
      <h1 className="title-1 mb-8 break-words">
        {t("welcomeBack", { name: shopper.name.split(" ")[0] ?? "" })}
      </h1>
      <div className="grid gap-10 lg:grid-cols-[1fr_20rem] lg:gap-16">
        {known === null ? (
          <p role="alert">{t("accountAway")}</p>
        ) : (
          <Orders orders={known.orders} shop={shop} />
        )}
        <Details shop={shop} shopper={shopper} profile={known?.profile ?? null} />
      </div>
    </>
  );
}
