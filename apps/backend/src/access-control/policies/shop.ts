import { inArea } from "./policy";

/** Stock and reservations. */
export const stockRoutes = inArea("stock", {
  "/admin/inventory-items": ["GET", "POST"],
  "/admin/inventory-items/:id": ["DELETE", "GET", "POST"],
  "/admin/inventory-items/:id/location-levels": ["GET", "POST"],
  "/admin/inventory-items/:id/location-levels/:location_id": ["DELETE", "POST"],
  "/admin/inventory-items/:id/location-levels/batch": ["POST"],
  "/admin/inventory-items/location-levels/batch": ["POST"],
  "/admin/reservations": ["GET", "POST"],
  "/admin/reservations/:id": ["DELETE", "GET", "POST"],
});

/** Customers and their groups. */
export const customerRoutes = inArea("customers", {
  "/admin/customer-groups": ["GET", "POST"],
  "/admin/customer-groups/:id": ["DELETE", "GET", "POST"],
  "/admin/customer-groups/:id/customers": ["POST"],
  "/admin/customers": ["GET", "POST"],
  "/admin/customers/:id": ["DELETE", "GET", "POST"],
  "/admin/customers/:id/addresses": ["GET", "POST"],
  "/admin/customers/:id/addresses/:address_id": ["DELETE", "GET", "POST"],
  "/admin/customers/:id/customer-groups": ["POST"],
});

/** Channels, keys, warehouses, delivery, and the regions, taxes and currencies of a tenant. */
export const settingRoutes = inArea("settings", {
  "/admin/api-keys": ["GET", "POST"],
  "/admin/api-keys/:id": ["DELETE", "GET", "POST"],
  "/admin/api-keys/:id/revoke": ["POST"],
  "/admin/api-keys/:id/sales-channels": ["POST"],
  "/admin/fulfillment-sets/:id": ["DELETE"],
  "/admin/fulfillment-sets/:id/service-zones": ["POST"],
  "/admin/fulfillment-sets/:id/service-zones/:zone_id": ["DELETE", "POST"],
  "/admin/price-preferences": ["POST"],
  "/admin/price-preferences/:id": ["DELETE", "POST"],
  "/admin/regions": ["POST"],
  "/admin/regions/:id": ["DELETE", "POST"],
  "/admin/sales-channels": ["POST"],
  "/admin/sales-channels/:id": ["DELETE", "POST"],
  "/admin/sales-channels/:id/products": ["POST"],
  "/admin/shipping-option-types": ["POST"],
  "/admin/shipping-option-types/:id": ["DELETE", "POST"],
  "/admin/shipping-options": ["POST"],
  "/admin/shipping-options/:id": ["DELETE", "POST"],
  "/admin/shipping-options/:id/rules/batch": ["POST"],
  "/admin/shipping-profiles": ["POST"],
  "/admin/shipping-profiles/:id": ["DELETE", "POST"],
  "/admin/stock-locations": ["POST"],
  "/admin/stock-locations/:id": ["DELETE", "POST"],
  "/admin/stock-locations/:id/fulfillment-providers": ["POST"],
  "/admin/stock-locations/:id/fulfillment-sets": ["POST"],
  "/admin/stock-locations/:id/sales-channels": ["POST"],
  "/admin/stores/:id": ["POST"],
  "/admin/tax-rates": ["POST"],
  "/admin/tax-rates/:id": ["DELETE", "POST"],
  "/admin/tax-rates/:id/rules": ["POST"],
  "/admin/tax-rates/:id/rules/:rule_id": ["DELETE"],
  "/admin/tax-regions": ["POST"],
  "/admin/tax-regions/:id": ["DELETE", "POST"],
});
