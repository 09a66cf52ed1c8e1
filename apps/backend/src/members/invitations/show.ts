import { type Locale, roleSchema } from "@tandem/contracts";
import { isFor, type OpenInvitation } from "./accept";
import { INVITATION_PATH } from "./mail";
import type { Page, Way } from "./page";
import type { Visit } from "./visit";
import { roleWord } from "./words";

const SIGN_IN: Way = { label: "signIn", href: `${INVITATION_PATH}/sign-in`, method: "get" };
const CREATE: Way = {
  label: "create",
  href: `${INVITATION_PATH}/sign-in?create=1`,
  method: "get",
  quiet: true,
};
const VERIFY: Way = { ...SIGN_IN, label: "verify" };
const ACCEPT: Way = { label: "accept", href: `${INVITATION_PATH}/accept`, method: "post" };
const DECLINE: Way = { label: "decline", href: `${INVITATION_PATH}/decline`, method: "post", quiet: true };
const SWITCH: Way = { label: "switch", href: `${INVITATION_PATH}/switch`, method: "post" };

/** Returns the page for an invalid link, the same whatever the reason. */
export const invalidPage = (locale: Locale): Page => ({
  locale,
  status: 404,
  title: "invalid",
  texts: ["invalidText"],
});

/** Returns the page of an invitation; `open` is null when it cannot be accepted now. */
export function pageOf({ locale, person, outcome }: Visit, open: OpenInvitation | null): Page {
  if (outcome !== null) {
    const role = roleSchema.safeParse(outcome.role).data;
    const values = { tenant: outcome.tenant, role: role === undefined ? "" : roleWord(locale, role) };
    return outcome.kind === "declined"
      ? { locale, title: "declined", texts: ["declinedText"], values }
      : {
          locale,
          title: "joined",
          texts: ["joinedText"],
          values,
          ways: [{ label: "open", href: outcome.url, method: "get" }],
        };
  }
  if (open === null) return invalidPage(locale);
  const { invitation, host } = open;
  const values = {
    tenant: host.name,
    email: invitation.email,
    role: roleWord(locale, invitation.role),
    signedIn: person?.email ?? "",
  };
  const page = { locale, title: "title", values } as const;
  if (person === null) return { ...page, texts: ["invited", "unchanged"], ways: [SIGN_IN, CREATE, DECLINE] };
  if (!isFor(invitation, person)) return { ...page, texts: ["otherText", "unchanged"], ways: [SWITCH] };
  if (!person.verified) return { ...page, texts: ["verifyText", "unchanged"], ways: [VERIFY] };
  return { ...page, texts: ["invited", "signedIn"], ways: [ACCEPT, DECLINE] };
}
