import { type FieldHook, type PayloadRequest, ValidationError } from "payload";

interface InvalidField {
  collection: { slug: string } | null;
  message: string;
  path: string;
  req: PayloadRequest;
}

/** Returns the error for an invalid value, which the admin shows at the field of the path. */
export const invalidField = ({ collection, message, path, req }: InvalidField): ValidationError =>
  new ValidationError(
    {
      ...(collection === null ? {} : { collection: collection.slug }),
      errors: [{ message, path }],
      req,
    },
    req.t,
  );

/** Rejects a value on every save, drafts included, with an error at its field. `problem` returns the reason or null. */
export const refuseValue =
  (problem: (value: unknown) => string | null): FieldHook =>
  ({ collection, path, req, value }) => {
    const message = problem(value);
    if (message === null) return value;
    throw invalidField({ collection, message, path: path.join("."), req });
  };
