import en from "./en.json" with { type: "json" };
import ru from "./ru.json" with { type: "json" };
import uz from "./uz.json" with { type: "json" };

/** Words of our pages, under the namespace `tandem`. */
export default { en: { tandem: en }, ru: { tandem: ru }, uz: { tandem: uz } };
