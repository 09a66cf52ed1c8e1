import { CLIENTS } from "@tandem/contracts";

/** Clients that sign shoppers on; what they obtain never opens the admin. */
export const SHOP_CLIENTS: readonly string[] = [CLIENTS.storefront, CLIENTS.bot];
