export * from "./directory.js";
export type { DirectoryPerson } from "./directory-person.js";
export * from "./login.js";
export * from "./logout-token.js";
export * from "./principal.js";
export * from "./revocations.js";
export * from "./roles.js";
export * from "./service-tokens.js";
export * from "./verifier.js";
