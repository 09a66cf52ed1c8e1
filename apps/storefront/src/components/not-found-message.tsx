"use client";

import { useParams } from "next/navigation";

/** The message in every language; kept here because a not-found page is told nothing but the address. */
const TEXT = {
  en: [
    "This page is not here",
    "It may have moved, or never been. The shop is still open, though.",
    "To the front page",
  ],
  ru: ["Такой страницы здесь нет", "Возможно, она переехала. Но магазин по-прежнему открыт.", "На главную"],
  uz: ["Bunday sahifa yo‘q", "U ko‘chirilgan bo‘lishi mumkin. Do‘kon esa hamon ochiq.", "Bosh sahifaga"],
} as const;

/** Says that a page does not exist, in the language of the address. */
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
