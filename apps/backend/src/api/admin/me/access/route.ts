import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { accessOf } from "../../../../http/isolation/access";
import { staffOf } from "../../../../identity/staff";

/** `GET /admin/me/access`: what the caller may do in the active tenant; the admin shows only that. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const staff = await staffOf(req);
  if (staff === null) throw new AppError("unauthenticated", "Sign in to make this call.");
  res.json(await accessOf(req, staff));
}
