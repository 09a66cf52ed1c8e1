import { inArea } from "./policy";

/** Payments of orders. */
export const paymentRoutes = inArea("payment-verification", {
  "/admin/orders/:id/credit-lines": ["POST"],
  "/admin/orders/:id/payment-sessions/authorize": ["POST"],
  "/admin/payment-collections": ["POST"],
  "/admin/payment-collections/:id": ["DELETE"],
  "/admin/payment-collections/:id/mark-as-paid": ["POST"],
  "/admin/payment-collections/:id/payment-sessions": ["POST"],
  "/admin/payments": ["GET"],
  "/admin/payments/:id": ["GET"],
  "/admin/payments/:id/capture": ["POST"],
  "/admin/payments/:id/refund": ["POST"],
});

/** Fulfilments of orders. */
export const fulfilmentRoutes = inArea("fulfilment", {
  "/admin/fulfillments": ["POST"],
  "/admin/fulfillments/:id/cancel": ["POST"],
  "/admin/fulfillments/:id/shipment": ["POST"],
  "/admin/orders/:id/fulfillments": ["POST"],
  "/admin/orders/:id/fulfillments/:fulfillment_id/cancel": ["POST"],
  "/admin/orders/:id/fulfillments/:fulfillment_id/mark-as-delivered": ["POST"],
  "/admin/orders/:id/fulfillments/:fulfillment_id/shipments": ["POST"],
});

/** Promotions and campaigns. */
export const promotionRoutes = inArea("promotions", {
  "/admin/campaigns": ["GET", "POST"],
  "/admin/campaigns/:id": ["DELETE", "GET", "POST"],
  "/admin/campaigns/:id/promotions": ["POST"],
  "/admin/promotions": ["GET", "POST"],
  "/admin/promotions/:id": ["DELETE", "GET", "POST"],
  "/admin/promotions/:id/:rule_type": ["GET"],
  "/admin/promotions/:id/buy-rules/batch": ["POST"],
  "/admin/promotions/:id/rules/batch": ["POST"],
  "/admin/promotions/:id/target-rules/batch": ["POST"],
  "/admin/promotions/rule-attribute-options/:rule_type": ["GET"],
  "/admin/promotions/rule-value-options/:rule_type/:rule_attribute_id": ["GET"],
});
