import * as answering from "./answering.js";
import * as editing from "./editing.js";
import type { Method } from "./method.js";
import * as profile from "./profile.js";
import * as sending from "./sending.js";
import * as updates from "./updates.js";

const { acknowledge, ...profileMethods } = profile;
const { inputMediaPhoto: _, ...sendingMethods } = sending;

/** Every method the server knows, by its name in lower case: Telegram ignores case here. */
export const METHODS: ReadonlyMap<string, { name: string; run: Method }> = new Map(
  Object.entries({
    ...profileMethods,
    ...sendingMethods,
    ...editing,
    ...answering,
    ...updates,
    close: acknowledge,
    logOut: acknowledge,
    setMyDescription: acknowledge,
    setMyShortDescription: acknowledge,
    setChatMenuButton: acknowledge,
  }).map(([name, run]) => [name.toLowerCase(), { name, run }]),
);
