import { type CollectionBeforeValidateHook, ValidationError } from "payload";

/** A random UUID has 15 different characters on average and practically never fewer than 9. */
const MIN_DIFFERENT = 9;

const isStrong = (key: string): boolean =>
  /^[\w-]{32,200}$/.test(key) && new Set(key.toLowerCase().replaceAll("-", "")).size >= MIN_DIFFERENT;

/** Rejects an API key that its owner invented, because an attacker could guess it. */
export const strongApiKey: CollectionBeforeValidateHook = ({ data, req }) => {
  const key: unknown = data?.apiKey;
  if (key === undefined || key === null || key === "" || (typeof key === "string" && isStrong(key)))
    return data;
  const message = "Use a generated key, such as a random UUID: at least 32 letters, digits and dashes.";
  throw new ValidationError({ collection: "users", errors: [{ message, path: "apiKey" }], req }, req.t);
};
