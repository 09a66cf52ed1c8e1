import type { ServerProps } from "payload";
import { say } from "../../fields/say";

const TEXT = { en: "Sign out", ru: "Выйти", uz: "Chiqish" } as const;

/** Signs the user out here and at Keycloak. */
export const SignOutButton = ({ i18n }: Pick<ServerProps, "i18n">) => {
  const label = say(i18n?.language ?? "en", TEXT);
  return (
    <a className="nav__log-out" href="/api/oidc/logout" title={label}>
      <span className="tandem-unseen">{label}</span>
      <svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" aria-hidden="true">
        <path d="M12 16H5V4h7M8.5 10H16m-2.5-2.5L16 10l-2.5 2.5" strokeLinecap="square" />
      </svg>
    </a>
  );
};
