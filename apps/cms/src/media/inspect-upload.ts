import { inspectImage, nameFile, REFUSALS } from "@tandem/uploads";
import { type CollectionBeforeOperationHook, ValidationError } from "payload";
import { say, type Words } from "../fields/say";
import { NO_URLS } from "./no-remote-files";

/** Accepts a file by its content alone: checks type, size and pixels, and sets a new name and type. */
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
