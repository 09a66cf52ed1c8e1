"use client";

import { useParams } from "next/navigation";

/** The message in every language; it is here because a not-found page knows only the URL. */
const TEXT = {
  en: [
    "Page not found",
    "It may have moved, or it never existed. The shop is still open.",
    "Back to the home page",
  ],
  ru: ["Такой страницы здесь нет", "Возможно, она переехала. Но магазин по-прежнему открыт.", "На главную"],
  uz: ["Bunday sahifa yo‘q", "U ko‘chirilgan bo‘lishi mumkin. Do‘kon esa hamon ochiq.", "Bosh sahifaga"],
} as const;

/** Renders the not-found message in the language of the URL. */
export function NotFoundMessage() {
  const { locale } = useParams();
  const language = locale === "ru" || locale === "uz" ? locale : "en";
  const [title, text, home] = TEXT[language];
  return (
    <div className="shell section text-center">
      <p aria-hidden="true" className="heading text-[7rem] leading-none text-accent">
        404
      </p>
      <h1 className="title-2 mt-4">{title}</h1>
      <p className="mx-auto mt-4 max-w-md text-quiet">{text}</p>
      <a href="/" className="button mt-8">
        {home}
      </a>
    </div>
  );
}
