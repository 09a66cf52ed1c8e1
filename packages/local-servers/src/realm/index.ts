export { cancelAt, signInAt } from "./browser.js";
export { type RealmPerson, realmPerson } from "./person.js";
export { type Realm, type RealmOptions, startRealm, type UserToken } from "./realm.js";
export type { Tokens } from "./token-endpoint.js";
