import type { Tenant } from "@tandem/catalog";
import { AppError } from "@tandem/contracts";
import { catalog } from "@/server/catalog";
import { logger } from "@/server/logger";
import { customerTokenOf } from "@/session/customer-token";
import type { Session } from "@/session/sessions";
import { cartApi } from "./cart-api";
import { cartSummary } from "./cart-cookie";

/** Creates the customer in Medusa and assigns the guest's cart to them. A failure here does not fail the sign-in. */
export async function handOverCart(tenant: Tenant, session: Session): Promise<void> {
  try {
    const ctx = await catalog().context(tenant, { locale: tenant.defaultLocale });
    const token = await customerTokenOf(ctx, session);
    const cart = await cartSummary(tenant.id);
    if (cart !== null) await cartApi.handOver(ctx, cart.id, token);
  } catch (error) {
    logger()[error instanceof AppError ? "warn" : "error"](
      { err: error },
      "cart was not assigned to the customer",
    );
  }
}
