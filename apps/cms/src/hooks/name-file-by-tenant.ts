import { randomUUID } from "node:crypto";
import path from "node:path";
import type { CollectionBeforeOperationHook } from "payload";

/** Gives an uploaded file an unguessable, never repeating name, so two tenants' files cannot meet and may be cached for good. */
export const nameFileByTenant: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if ((operation === "create" || operation === "update") && req.file) {
    const { name, ext } = path.parse(req.file.name);
    const readable = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 60);
    req.file.name = `${readable || "picture"}-${randomUUID().slice(0, 13)}${ext.toLowerCase()}`;
  }
  return args;
};
