/** Returns a label in the languages of the product; the admin shows the one of its interface. */
export const words = (en: string, ru: string, uz: string) => ({ en, ru, uz });
