import en from "./en.json" with { type: "json" };
import ru from "./ru.json" with { type: "json" };
import uz from "./uz.json" with { type: "json" };

/** Overrides the texts of Medusa's login page with those of this product. */
const greeting = ({ login: { title, subtitle } }: typeof en) => ({ login: { title, hint: subtitle } });

/** Texts of this application's pages, in the namespace `tandem`, and overrides of Medusa's texts. */
export default {
  en: { tandem: en, translation: greeting(en) },
  ru: { tandem: ru, translation: greeting(ru) },
  uz: { tandem: uz, translation: greeting(uz) },
};
