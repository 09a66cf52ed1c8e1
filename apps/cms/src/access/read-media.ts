import type { Access } from "payload";
import { readOwnTenant } from "./read-own-tenant";

/** Files of media are public (shops show them); their documents are read like any content. */
export const readMedia: Access = (args) => (args.isReadingStaticFile ? true : readOwnTenant(args));
