import { type Shop, speak } from "@/server/shop";

/** Renders the invitation to sign in for guests. */
export function SignInInvitation({ shop }: { shop: Shop }) {
  const { t, to } = speak(shop);
  const query = new URLSearchParams({ returnTo: to("/account"), locale: shop.locale });
  return (
    <section
      aria-labelledby="sign-in"
      className="grid gap-8 rounded-tile bg-surface p-7 sharp:rounded-shop sharp:border sharp:border-line sm:p-10 lg:max-w-3xl"
    >
      <div>
        <h2 id="sign-in" className="title-2">
          {t("signInTitle")}
        </h2>
        <p className="mt-4 max-w-prose text-quiet">{t("signInText")}</p>
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <a href={`/api/auth/login?${query}`} className="button max-sm:w-full">
          {t("signInOrRegister")}
        </a>
        <p className="text-sm text-quiet">{t("guestsWelcome")}</p>
      </div>
    </section>
  );
}
