import { answeringMethods } from "./answering.js";
import { editingMethods } from "./editing.js";
import type { Method } from "./method.js";
import { profileMethods } from "./profile.js";
import { sendingMethods } from "./sending.js";
import { updatesMethods } from "./updates.js";

/** Every method the server knows, by its name in lower case: Telegram ignores case here. */
export const METHODS: ReadonlyMap<string, { name: string; run: Method }> = new Map(
  Object.entries({
    ...profileMethods,
    ...sendingMethods,
    ...editingMethods,
    ...answeringMethods,
    ...updatesMethods,
  }).map(([name, run]) => [name.toLowerCase(), { name, run }]),
);
