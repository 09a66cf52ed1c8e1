import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { accessOf } from "../../../../access-control/access";
import { staffOf } from "../../../../auth/staff";

/** `GET /admin/me/access`: what the caller may do in the active tenant; the admin shows only that. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const staff = await staffOf(req);
  if (staff === null) throw new AppError("unauthenticated", "Sign in to make this call.");
  res.json(await accessOf(req, staff));
}
