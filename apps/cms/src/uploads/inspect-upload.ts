import { inspectImage, nameFile, REFUSALS } from "@tandem/uploads";
import { type CollectionBeforeOperationHook, ValidationError } from "payload";
import { say, type Words } from "../admin/say";
import { NO_URLS } from "./no-remote-files";

/** Takes a file by its content alone: its kind, size and pixels must be right, its name and type are made anew. */
export const inspectUpload: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  const refuse = (words: Words) => {
    const message = say(req.i18n.language, words);
    return new ValidationError({ collection: collection.slug, errors: [{ path: "file", message }] }, req.t);
  };
  if (operation !== "create" && operation !== "update") return args;
  if (!req.file) {
    if (operation === "create" && !overrideAccess && req.data?.url) throw refuse(NO_URLS);
    return args;
  }
  const image = await inspectImage(req.file.data);
  if ("refused" in image) throw refuse(REFUSALS[image.refused]);
  req.file.mimetype = image.mimetype;
  req.file.name = nameFile(req.file.name, image.extension);
  return args;
};
