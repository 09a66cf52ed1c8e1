import { CLIENTS } from "@tandem/contracts";

/** Clients that sign shoppers in; their tokens never give access to the admin. */
export const SHOP_CLIENTS: readonly string[] = [CLIENTS.storefront, CLIENTS.bot];
