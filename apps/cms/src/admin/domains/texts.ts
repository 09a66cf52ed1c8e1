import type { DomainFinding, DomainState, DomainView } from "@tandem/contracts";
import type { Words } from "../../fields/say";

/** Texts of the domains panel. */
export const TEXT = {
  title: { en: "Proof of domain ownership", ru: "Подтверждение доменов", uz: "Domenlarni tasdiqlash" },
  always: {
    en: "The store is always available at",
    ru: "Магазин всегда доступен по имени",
    uz: "Do‘kon doim shu nomda ochiq:",
  },
  none: {
    en: "Enter a domain above and save. Its records then appear here.",
    ru: "Введите домен выше и сохраните. Записи для него появятся здесь.",
    uz: "Yuqorida domen kiriting va saqlang. Uning yozuvlari shu yerda chiqadi.",
  },
  forbidden: {
    en: "Only owners and admins of the store can manage its domains.",
    ru: "Доменами управляют владельцы и администраторы магазина.",
    uz: "Domenlarni do‘kon egalari va administratorlari boshqaradi.",
  },
  unreadable: {
    en: "The state of the domains is currently unavailable.",
    ru: "Состояние доменов сейчас недоступно.",
    uz: "Domenlar holatini hozir o‘qib bo‘lmaydi.",
  },
  prove: {
    en: "Prove that the domain is yours in one of two ways, then check:",
    ru: "Подтвердите домен одним из двух способов и запустите проверку:",
    uz: "Domen sizniki ekanini ikki usuldan biri bilan tasdiqlang va tekshiring:",
  },
  dns: { en: "DNS record of type TXT", ru: "DNS-запись типа TXT", uz: "TXT turidagi DNS yozuvi" },
  http: { en: "File on the current website", ru: "Файл на нынешнем сайте", uz: "Hozirgi saytdagi fayl" },
  name: { en: "Name", ru: "Имя", uz: "Nomi" },
  value: { en: "Value", ru: "Значение", uz: "Qiymati" },
  url: { en: "URL", ru: "URL", uz: "URL" },
  content: { en: "Content", ru: "Содержимое", uz: "Mazmuni" },
  keep: {
    en: "Leave the proof in place: it is checked every day.",
    ru: "Не удаляйте подтверждение: оно проверяется каждый день.",
    uz: "Tasdiqni o‘chirmang: u har kuni tekshiriladi.",
  },
  check: { en: "Check now", ru: "Проверить", uz: "Hozir tekshirish" },
  checking: { en: "Checking…", ru: "Проверяется…", uz: "Tekshirilmoqda…" },
  failed: {
    en: "The check could not be started.",
    ru: "Не удалось запустить проверку.",
    uz: "Tekshiruvni boshlab bo‘lmadi.",
  },
  checked: { en: "Last check", ru: "Последняя проверка", uz: "Oxirgi tekshiruv" },
  never: { en: "not yet", ru: "ещё не было", uz: "hali bo‘lmagan" },
  next: { en: "Next check", ru: "Следующая проверка", uz: "Keyingi tekshiruv" },
  until: { en: "Serves until", ru: "Работает до", uz: "Shu vaqtgacha ishlaydi" },
  taken: {
    en: "The proof was found, but the domain cannot be used. Contact the platform's support.",
    ru: "Подтверждение найдено, но домен нельзя использовать. Напишите в поддержку платформы.",
    uz: "Tasdiq topildi, lekin domendan foydalanib bo‘lmaydi. Platforma yordamiga yozing.",
  },
} as const satisfies Record<string, Words>;

export const STATE: Readonly<Record<DomainState, Words>> = {
  waiting: { en: "Waiting for proof", ru: "Ждёт подтверждения", uz: "Tasdiq kutmoqda" },
  serving: { en: "Serves shoppers", ru: "Работает", uz: "Ishlayapti" },
  failing: { en: "Proof no longer found", ru: "Подтверждение пропало", uz: "Tasdiq endi topilmayapti" },
  lost: { en: "No longer serves shoppers", ru: "Больше не работает", uz: "Endi ishlamaydi" },
};

export const METHOD: Readonly<Record<NonNullable<DomainView["method"]>, Words>> = {
  dns: { en: "proven by DNS", ru: "подтверждён через DNS", uz: "DNS orqali tasdiqlangan" },
  http: { en: "proven by file", ru: "подтверждён файлом", uz: "fayl orqali tasdiqlangan" },
  default: { en: "the store's default host", ru: "собственное имя магазина", uz: "do‘konning o‘z nomi" },
  trusted: { en: "trusted by configuration", ru: "доверен настройкой", uz: "sozlama bo‘yicha ishonchli" },
  kept: {
    en: "added before proofs were required",
    ru: "добавлен до введения проверки",
    uz: "tekshiruvdan oldin qo‘shilgan",
  },
};

export const FINDING: Readonly<Record<DomainFinding, Words>> = {
  proven: { en: "found", ru: "найдено", uz: "topildi" },
  missing: { en: "not found", ru: "не найдено", uz: "topilmadi" },
  wrong: { en: "another value found", ru: "найдено другое значение", uz: "boshqa qiymat topildi" },
  unreachable: {
    en: "no response, will be retried",
    ru: "нет ответа, повторим позже",
    uz: "javob yo‘q, keyin takrorlanadi",
  },
};
