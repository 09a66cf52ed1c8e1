import type { z } from "zod";

/** One call of an API, described by the schemas that validate it. */
export interface Operation {
  method: "get" | "post" | "put" | "patch" | "delete";
  /** With its parameters in braces, such as `/admin/tenants/{id}`. */
  path: string;
  summary: string;
  /** Group in the reference. */
  tag: string;
  /** True for calls without a token. */
  open?: boolean;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  body?: z.ZodType;
  /** Media type of the body; JSON by default. */
  bodyType?: string;
  answer?: z.ZodType;
  /** Media type of the response; JSON by default. */
  answerType?: string;
  /** Status of success; 200 by default. */
  status?: number;
}
