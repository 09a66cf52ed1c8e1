"use client";

import { useParams } from "next/navigation";

const TEXT = {
  en: ["Something went wrong", "We could not show this page. Please try again in a moment.", "Try again"],
  ru: [
    "Что-то пошло не так",
    "Не удалось показать страницу. Попробуйте ещё раз через минуту.",
    "Попробовать снова",
  ],
  uz: [
    "Xatolik yuz berdi",
    "Sahifani ko‘rsatib bo‘lmadi. Birozdan so‘ng qayta urinib ko‘ring.",
    "Qayta urinish",
  ],
} as const;

/** Renders the error page inside the shop's layout when a page fails to render. */
export default function ErrorPage() {
  const { locale } = useParams();
  const [title, text, again] = TEXT[locale === "ru" || locale === "uz" ? locale : "en"];
  return (
    <div role="alert" className="shell section text-center">
      <h1 className="title-2">{title}</h1>
      <p className="mx-auto mt-4 max-w-md text-quiet">{text}</p>
      <a href="?" className="button mt-8">
        {again}
      </a>
    </div>
  );
}
