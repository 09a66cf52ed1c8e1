import { AppError } from "@tandem/contracts";
import { currentScope } from "../tenancy/scope";

/** Owner of a file that belongs to no tenant. */
export const PLATFORM = "platform";

/** Location and owner of a file. `legacy` files were stored before files had an owner. */
export interface FileKey {
  access: "public" | "private" | "legacy";
  /** Medusa id of the tenant, or `platform`. */
  owner: string;
  name: string;
}

const OWNED = /^(public|private)~(platform|ten_[0-9A-HJKMNP-TV-Z]{26})~([a-z0-9][a-z0-9-]*\.[a-z0-9]{1,5})$/;
const LEGACY_PRIVATE = /^private-[^/\\\0]+$/;

/** Returns a key as the id that Medusa stores. */
export function fileId({ access, owner, name }: FileKey): string {
  return access === "legacy" ? name : `${access}~${owner}~${name}`;
}

/**
 * Reads the id of a file that the current scope may reach.
 * @throws AppError not_found when the id is invalid or the file belongs to another tenant.
 */
export function readFileId(id: string): FileKey {
  const key = parse(id);
  const { reach, tenant } = currentScope();
  if (key === null || (reach !== "all" && key.owner !== tenant)) {
    throw new AppError("not_found", "The file was not found. Upload or export it again.");
  }
  return key;
}

function parse(id: string): FileKey | null {
  const [, access, owner = "", name = ""] = OWNED.exec(id) ?? [];
  if (access === "public" || access === "private") return { access, owner, name };
  if (LEGACY_PRIVATE.test(id)) return { access: "private", owner: PLATFORM, name: id };
  return id === "" || id.includes("~") ? null : { access: "legacy", owner: PLATFORM, name: id };
}
