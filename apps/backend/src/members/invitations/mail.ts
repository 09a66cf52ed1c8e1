import { html } from "@tandem/service-kit";
import type { Mail } from "../../mail/send";
import type { Invitation } from "./store";
import { roleWord, type Values, word } from "./words";

/** The page of an invitation. */
export const INVITATION_PATH = "/invitations";

/** Returns the mail of an invitation; `link` leads to its page. */
export function invitationMail(
  { name }: { name: string },
  { email, role, locale, expires_at }: Pick<Invitation, "email" | "role" | "locale" | "expires_at">,
  link: string,
): Mail {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(expires_at);
  const values: Values = { tenant: name, role: roleWord(locale, role), date };
  const say = (key: Parameters<typeof word>[1]) => word(locale, key, values);
  return {
    to: email,
    subject: say("mailSubject"),
    text: [say("mailText"), `${say("mailButton")}:\n${link}`, say("mailValid"), say("mailIgnore")].join(
      "\n\n",
    ),
    html: String(html`<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"></head>
<body style="margin:0;background:#f4f2ee;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;color:#1c1f24">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:480px;background:#fff;border:1px solid #dfdbd3;border-radius:12px">
<tr><td style="padding:32px">
<p style="margin:0 0 24px;font-size:13px;letter-spacing:.08em;text-transform:uppercase;color:#636a75">Tandem</p>
<h1 style="margin:0 0 12px;font-size:24px;line-height:1.25">${say("mailSubject")}</h1>
<p style="margin:0 0 24px">${say("mailText")}</p>
<p style="margin:0 0 24px"><a href="${link}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:#1c1f24;color:#fff;text-decoration:none;font-weight:600">${say("mailButton")}</a></p>
<p style="margin:0 0 8px;font-size:14px;color:#636a75">${say("mailValid")}</p>
<p style="margin:0;font-size:14px;color:#636a75">${say("mailIgnore")}</p>
</td></tr></table></td></tr></table></body></html>`),
  };
}
