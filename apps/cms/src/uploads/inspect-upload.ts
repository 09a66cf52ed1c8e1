import { type CollectionBeforeOperationHook, ValidationError } from "payload";
import { say, type Words } from "../admin/say";
import { nameFile } from "./name-file";
import { inspectPicture } from "./picture";
import { NO_ADDRESSES, REFUSALS } from "./refusals";

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
    if (operation === "create" && !overrideAccess && req.data?.url) throw refuse(NO_ADDRESSES);
    return args;
  }
  const picture = await inspectPicture(req.file.data);
  if ("refused" in picture) throw refuse(REFUSALS[picture.refused]);
  req.file.mimetype = picture.mimetype;
  req.file.name = nameFile(req.file.name, picture.extension);
  return args;
};
