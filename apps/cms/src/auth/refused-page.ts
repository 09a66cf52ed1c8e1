import { html, trustedHtml } from "@tandem/service-kit";
import { say } from "../fields/say";

const TEXT = {
  "no-place": {
    status: 403,
    title: { en: "No access to content", ru: "Нет доступа к контенту", uz: "Kontentga ruxsat yo‘q" },
    text: {
      en: "You are signed in, but your account has no role that works with content. Ask the owner of your store for one.",
      ru: "Вы вошли, но у вашей учётной записи нет роли для работы с контентом. Попросите её у владельца магазина.",
      uz: "Siz kirdingiz, lekin hisobingizda kontent bilan ishlash roli yo‘q. Uni do‘kon egasidan so‘rang.",
    },
    action: {
      en: "Sign in with another account",
      ru: "Войти под другим именем",
      uz: "Boshqa hisob bilan kirish",
    },
  },
  expired: {
    status: 400,
    title: { en: "Please sign in again", ru: "Войдите ещё раз", uz: "Qaytadan kiring" },
    text: {
      en: "This sign-in took too long or was started in another window.",
      ru: "Вход занял слишком много времени или был начат в другом окне.",
      uz: "Kirish juda uzoq davom etdi yoki boshqa oynada boshlangan.",
    },
    action: { en: "Sign in", ru: "Войти", uz: "Kirish" },
  },
} as const;

const STYLE = `:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;
font:16px/1.5 system-ui,sans-serif;background:light-dark(#faf7f4,#171412);color:light-dark(#241a14,#f3ece6)}
main{max-width:26rem;padding:2rem;text-align:center}h1{font-size:1.5rem;margin:0 0 .5rem}p{margin:0 0 1.5rem;opacity:.8}
a{display:inline-block;padding:.7rem 1.4rem;border-radius:.6rem;background:#b9532f;color:#fff;text-decoration:none}`;

/** Returns a page that explains in the interface language why the sign-in failed, with one link to continue. */
export function refusedPage(language: string, reason: keyof typeof TEXT, way: string): Response {
  const { status, title, text, action } = TEXT[reason];
  const body = html`<!doctype html><html lang="${language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${say(language, title)} · Tandem</title><style>${trustedHtml(STYLE)}</style>
<main><h1>${say(language, title)}</h1><p>${say(language, text)}</p><a href="${way}">${say(language, action)}</a></main></html>`;
  return new Response(String(body), {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      "referrer-policy": "no-referrer",
    },
  });
}
