import { z } from "zod";

/** Query of a signed link. */
export const fileLinkSchema = z.object({ token: z.string() });
