import en from "./en.json" with { type: "json" };
import ru from "./ru.json" with { type: "json" };
import uz from "./uz.json" with { type: "json" };

/** The login page greets in the name of the product. */
const greeting = ({ login: { title, subtitle } }: typeof en) => ({ login: { title, hint: subtitle } });

/** Words of our pages, under the namespace `tandem`, and what we say differently from Medusa. */
export default {
  en: { tandem: en, translation: greeting(en) },
  ru: { tandem: ru, translation: greeting(ru) },
  uz: { tandem: uz, translation: greeting(uz) },
};
