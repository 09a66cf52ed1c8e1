import type { ShopContext } from "@tandem/catalog";
import { z } from "zod";
import { callStore } from "@/server/store-api";

const tokenAnswer = z.object({ token: z.string().min(1) });

const profileAnswer = z.object({
  customer: z.object({
    email: z.string().nullish(),
    first_name: z.string().nullish(),
    last_name: z.string().nullish(),
    phone: z.string().nullish(),
  }),
});

const ordersAnswer = z.object({
  orders: z.array(
    z.object({
      id: z.string(),
      display_id: z.number(),
      custom_display_id: z.string().nullish(),
      status: z.string(),
      created_at: z.string(),
      currency_code: z.string(),
      total: z.number(),
      items: z.array(
        z.object({ title: z.string(), product_title: z.string().nullish(), quantity: z.number() }),
      ),
    }),
  ),
});

/** What Medusa knows of a customer. */
export interface Profile {
  name: string;
  email: string;
  phone: string;
}

export interface OrderSummary {
  id: string;
  /** Such as `ACME-000042`. */
  number: string;
  status: string;
  /** ISO 8601. */
  placedAt: string;
  currency: string;
  total: number;
  items: { title: string; quantity: number }[];
}

const ORDER_FIELDS = "id,display_id,custom_display_id,status,created_at,currency_code,total,*items";
const SHOWN_ORDERS = 50;

/** Calls of Medusa for the signed-in customer, always within one shop. Every failed call throws an `AppError`. */
export const customerApi = {
  /** Exchanges a Keycloak access token for Medusa's; a new customer is created and linked to the shop's tenant. */
  async token({ store }: ShopContext, accessToken: string): Promise<string> {
    const body = { access_token: accessToken };
    return tokenAnswer.parse(await callStore(store, "/auth/customer/keycloak", { method: "POST", body }))
      .token;
  },
  async profile({ store }: ShopContext, token: string): Promise<Profile> {
    const { customer } = profileAnswer.parse(await callStore(store, "/store/customers/me", { token }));
    const name = [customer.first_name, customer.last_name].filter(Boolean).join(" ");
    return { name, email: customer.email ?? "", phone: customer.phone ?? "" };
  },
  /** Returns the newest orders in this shop. */
  async orders({ store }: ShopContext, token: string): Promise<OrderSummary[]> {
    const query = { fields: ORDER_FIELDS, order: "-created_at", limit: SHOWN_ORDERS };
    const { orders } = ordersAnswer.parse(await callStore(store, "/store/orders", { token, query }));
    return orders.map((order) => ({
      id: order.id,
      // Orders that staff created get the number of their store within a minute.
      number: order.custom_display_id ?? String(order.display_id),
      status: order.status,
      placedAt: order.created_at,
      currency: order.currency_code,
      total: order.total,
      items: order.items.map((item) => ({
        title: item.product_title ?? item.title,
        quantity: item.quantity,
      })),
    }));
  },
};
