import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseInput } from "@tandem/contracts";
import type { z } from "zod";

/**
 * Parses the body as Medusa's `validateAndTransformBody` does, but its refusal names the invalid field in `details`, so
 * that a form can show it there.
 */
export function parseBody<T>(schema: z.ZodType<T>) {
  return (req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void => {
    req.validatedBody = parseInput(schema, req.body);
    next();
  };
}
