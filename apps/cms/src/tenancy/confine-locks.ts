import type { SanitizedConfig } from "payload";
import { locksOfColleagues } from "../access/locks-of-colleagues";

/** Payload lets every signed-in person see and lift every lock; here only colleagues do. */
export function confineLocks(config: SanitizedConfig): SanitizedConfig {
  const locks = config.collections.find(({ slug }) => slug === "payload-locked-documents");
  if (locks !== undefined) {
    Object.assign(locks.access, {
      read: locksOfColleagues,
      update: locksOfColleagues,
      delete: locksOfColleagues,
    });
  }
  return config;
}
