import type { Locale, Role } from "@tandem/contracts";

const en = {
  language: "English",
  invalid: "This invitation is no longer valid",
  invalidText:
    "It was used, withdrawn, sent again or has expired. Ask the team that invited you for a new one.",
  title: "Join {tenant}",
  invited: "{email} is invited to work for {tenant} as {role}.",
  unchanged: "Nothing changes in your account until you accept.",
  signIn: "Sign in",
  create: "Create an account",
  signedIn: "Signed in as {signedIn}",
  accept: "Accept invitation",
  decline: "Decline",
  declined: "You declined the invitation",
  declinedText: "{tenant} cannot see anything about you. You can close this page.",
  otherText: "You are signed in as {signedIn}, but the invitation is for {email}.",
  switch: "Use another account",
  verifyText: "Confirm {email} first. Keycloak sends an e-mail with a link.",
  verify: "Confirm e-mail address",
  joined: "You now work for {tenant}",
  joinedText: "Your role is {role}. For your security, sessions on other devices were signed out.",
  open: "Open Tandem",
  mailSubject: "Invitation to {tenant}",
  mailText: "{tenant} invites you to work with them on Tandem as {role}.",
  mailButton: "View the invitation",
  mailValid: "The link works once, until {date}.",
  mailIgnore: "If you do not know {tenant}, ignore this e-mail. Nothing changes unless you accept.",
};

type Words = typeof en;

const ru: Words = {
  language: "Русский",
  invalid: "Приглашение больше не действует",
  invalidText:
    "Его уже использовали, отозвали, отправили заново, или срок истёк. Попросите магазин прислать новое.",
  title: "Работа в {tenant}",
  invited: "{email}: приглашение работать в {tenant}. Роль: {role}.",
  unchanged: "Пока вы не примете приглашение, в вашей учётной записи ничего не изменится.",
  signIn: "Войти",
  create: "Создать учётную запись",
  signedIn: "Вы вошли как {signedIn}",
  accept: "Принять приглашение",
  decline: "Отклонить",
  declined: "Вы отклонили приглашение",
  declinedText: "{tenant} ничего о вас не видит. Страницу можно закрыть.",
  otherText: "Вы вошли как {signedIn}, а приглашение отправлено на {email}.",
  switch: "Войти под другой учётной записью",
  verifyText: "Сначала подтвердите {email}. Keycloak отправит письмо со ссылкой.",
  verify: "Подтвердить адрес",
  joined: "Теперь вы работаете в {tenant}",
  joinedText: "Ваша роль: {role}. Для безопасности сеансы на других устройствах завершены.",
  open: "Открыть Tandem",
  mailSubject: "Приглашение в {tenant}",
  mailText: "{tenant} приглашает вас работать вместе в Tandem. Роль: {role}.",
  mailButton: "Посмотреть приглашение",
  mailValid: "Ссылка одноразовая и действует до {date}.",
  mailIgnore:
    "Если вы не знаете этот магазин, не обращайте внимания на письмо. Без вас ничего не произойдёт.",
};

const uz: Words = {
  language: "O‘zbekcha",
  invalid: "Taklif endi amal qilmaydi",
  invalidText:
    "U ishlatilgan, bekor qilingan, qayta yuborilgan yoki muddati o‘tgan. Do‘kondan yangisini so‘rang.",
  title: "{tenant} jamoasiga qo‘shilish",
  invited: "{email}: {tenant} do‘konida ishlash taklifi. Rol: {role}.",
  unchanged: "Taklifni qabul qilmaguningizcha hisobingizda hech narsa o‘zgarmaydi.",
  signIn: "Kirish",
  create: "Hisob yaratish",
  signedIn: "Siz {signedIn} sifatida kirdingiz",
  accept: "Taklifni qabul qilish",
  decline: "Rad etish",
  declined: "Siz taklifni rad etdingiz",
  declinedText: "{tenant} siz haqingizda hech narsa ko‘rmaydi. Sahifani yopishingiz mumkin.",
  otherText: "Siz {signedIn} sifatida kirgansiz, taklif esa {email} uchun.",
  switch: "Boshqa hisob bilan kirish",
  verifyText: "Avval {email} manzilini tasdiqlang. Keycloak havolali xat yuboradi.",
  verify: "Manzilni tasdiqlash",
  joined: "Endi siz {tenant} do‘konida ishlaysiz",
  joinedText: "Rolingiz: {role}. Xavfsizlik uchun boshqa qurilmalardagi seanslar yakunlandi.",
  open: "Tandemni ochish",
  mailSubject: "{tenant} do‘koniga taklif",
  mailText: "{tenant} sizni Tandemda birga ishlashga taklif qiladi. Rol: {role}.",
  mailButton: "Taklifni ko‘rish",
  mailValid: "Havola bir marta va {date} gacha ishlaydi.",
  mailIgnore: "Agar bu do‘konni bilmasangiz, xatga e’tibor bermang. Sizsiz hech narsa bo‘lmaydi.",
};

const WORDS: Readonly<Record<Locale, Words>> = { en, ru, uz };

const ROLE_WORDS: Readonly<Record<Locale, Partial<Record<Role, string>>>> = {
  en: {
    owner: "owner",
    admin: "admin",
    manager: "manager",
    staff: "staff",
    viewer: "viewer",
    editor: "editor",
    vendor: "vendor",
  },
  ru: {
    owner: "владелец",
    admin: "администратор",
    manager: "менеджер",
    staff: "сотрудник",
    viewer: "наблюдатель",
    editor: "редактор",
    vendor: "поставщик",
  },
  uz: {
    owner: "egasi",
    admin: "administrator",
    manager: "menejer",
    staff: "xodim",
    viewer: "kuzatuvchi",
    editor: "muharrir",
    vendor: "yetkazib beruvchi",
  },
};

/** Values of the placeholders `{name}` in a text. */
export type Values = Readonly<Record<string, string>>;

/** Returns a text in a language with its placeholders replaced, as plain text. */
export function word(locale: Locale, key: keyof Words, values: Values = {}): string {
  return WORDS[locale][key].replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
}

/** Returns the name of a role in a language. */
export const roleWord = (locale: Locale, role: Role): string => ROLE_WORDS[locale][role] ?? role;
