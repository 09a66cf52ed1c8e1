import type { ServerProps } from "payload";
import { say } from "../../fields/say";

const TEXT = {
  button: { en: "Sign in with Tandem", ru: "Войти через Tandem", uz: "Tandem orqali kirish" },
  note: {
    en: "One account for your store, its content and its orders.",
    ru: "Одна учётная запись для магазина, контента и заказов.",
    uz: "Do‘kon, kontent va buyurtmalar uchun bitta hisob.",
  },
  emergency: {
    en: "Emergency access to the platform",
    ru: "Аварийный вход платформы",
    uz: "Platformaning favqulodda kirishi",
  },
} as const;

type Props = Pick<ServerProps, "i18n" | "searchParams"> & { breakGlass: boolean };

/** Links to the sign-in with Keycloak. The form below it is for emergencies and hidden when `breakGlass` is off. */
export const SignOnButton = ({ i18n, searchParams, breakGlass }: Props) => {
  const language = i18n?.language ?? "en";
  const wanted = searchParams?.redirect;
  const query = typeof wanted === "string" ? `?redirect=${encodeURIComponent(wanted)}` : "";
  return (
    <div className={`tandem-sign-on${breakGlass ? "" : " tandem-sign-on--only"}`}>
      <a className="tandem-sign-on__button" href={`/api/oidc/login${query}`}>
        {say(language, TEXT.button)}
      </a>
      <p className="tandem-note">{say(language, TEXT.note)}</p>
      {breakGlass ? <div className="tandem-sign-on__divider">{say(language, TEXT.emergency)}</div> : null}
    </div>
  );
};
