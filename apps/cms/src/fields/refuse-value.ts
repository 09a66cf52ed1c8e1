import { type FieldHook, ValidationError } from "payload";

/** Rejects a value on every save, drafts included, with an error at its field. `problem` returns the reason or null. */
export const refuseValue =
  (problem: (value: unknown) => string | null): FieldHook =>
  ({ collection, path, req, value }) => {
    const message = problem(value);
    if (message === null) return value;
    throw new ValidationError(
      {
        ...(collection === null ? {} : { collection: collection.slug }),
        errors: [{ message, path: path.join(".") }],
        req,
      },
      req.t,
    );
  };
