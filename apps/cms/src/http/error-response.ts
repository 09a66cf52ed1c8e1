import type { SanitizedConfig } from "payload";
import { z } from "zod";

type AfterError = NonNullable<SanitizedConfig["hooks"]["afterError"]>[number];

/** An error whose message is for the caller: `data.errors` names each field and what is wrong with it. */
const publicErrorSchema = z.object({
  message: z.string().min(1),
  status: z.number().int().min(400).max(499),
  isPublic: z.boolean().optional(),
  data: z.looseObject({ errors: z.array(z.unknown()).optional() }).nullish(),
});

/**
 * Returns the message and fields of every public error. Payload recognizes errors by their class names, which a
 * production build shortens; it would then return "An unknown error occurred."
 */
export const errorResponse: AfterError = ({ error, graphqlResult }) => {
  const known = publicErrorSchema.safeParse(error).data;
  if (graphqlResult !== undefined || known === undefined || known.isPublic === false) return;
  const { data, message } = known;
  const name = data?.errors === undefined ? undefined : "ValidationError";
  return { response: { errors: [{ ...(name && { name }), ...(data && { data }), message }] } };
};
