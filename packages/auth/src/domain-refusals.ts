/** Why a name cannot be a shop's domain. */
export type DomainRefusal =
  | "malformed"
  | "wildcard"
  | "ip"
  | "local"
  | "suffix"
  | "lookalike"
  | "unavailable";

/** The refusal in every language, with what to do; `unavailable` is the same text for every reserved or taken name. */
const DOMAIN_REFUSALS: Readonly<Record<DomainRefusal, Record<"en" | "ru" | "uz", string>>> = {
  malformed: {
    en: "is not a host name. Enter only the name, such as shop.example.com, without https:// and path.",
    ru: "не является именем хоста. Введите только имя, например shop.example.com, без https:// и пути.",
    uz: "xost nomi emas. Faqat nomni kiriting, masalan shop.example.com, https:// va yo‘lsiz.",
  },
  wildcard: {
    en: "has a wildcard. Enter each host name by itself.",
    ru: "содержит звёздочку. Введите каждое имя хоста отдельно.",
    uz: "ichida yulduzcha bor. Har bir xost nomini alohida kiriting.",
  },
  ip: {
    en: "is an IP address. Enter a host name, such as shop.example.com.",
    ru: "является IP-адресом. Введите имя хоста, например shop.example.com.",
    uz: "IP manzil. Xost nomini kiriting, masalan shop.example.com.",
  },
  local: {
    en: "is not a name of the public internet. Enter a domain that you registered.",
    ru: "не относится к публичному интернету. Введите зарегистрированный вами домен.",
    uz: "ommaviy internet nomi emas. O‘zingiz ro‘yxatdan o‘tkazgan domenni kiriting.",
  },
  suffix: {
    en: "is a suffix under which others register names. Enter a domain that you registered.",
    ru: "является зоной, в которой регистрируют имена. Введите зарегистрированный вами домен.",
    uz: "boshqalar nom ro‘yxatdan o‘tkazadigan zona. O‘zingiz ro‘yxatdan o‘tkazgan domenni kiriting.",
  },
  lookalike: {
    en: "mixes alphabets or looks like another name. Use letters of one alphabet.",
    ru: "смешивает алфавиты или похоже на другое имя. Используйте буквы одного алфавита.",
    uz: "alifbolarni aralashtiradi yoki boshqa nomga o‘xshaydi. Bitta alifbo harflarini ishlating.",
  },
  unavailable: {
    en: "cannot be used. Choose another domain.",
    ru: "нельзя использовать. Выберите другой домен.",
    uz: "ishlatib bo‘lmaydi. Boshqa domen tanlang.",
  },
};

/** Returns the text of a refusal: the field, the name as it was typed, why, and what to do. */
export function domainRefusalText(typed: string, refusal: DomainRefusal, language = "en"): string {
  const texts = DOMAIN_REFUSALS[refusal];
  const text = language === "ru" ? texts.ru : language === "uz" ? texts.uz : texts.en;
  return `domains: "${typed.slice(0, 100)}" ${text}`;
}
