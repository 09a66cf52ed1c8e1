import { inArea } from "./policy";

/** Products and their organization. */
export const catalogRoutes = inArea("catalog", {
  "/admin/collections": ["GET", "POST"],
  "/admin/collections/:id": ["DELETE", "GET", "POST"],
  "/admin/collections/:id/products": ["POST"],
  "/admin/product-categories": ["GET", "POST"],
  "/admin/product-categories/:id": ["DELETE", "GET", "POST"],
  "/admin/product-categories/:id/products": ["POST"],
  "/admin/product-options": ["GET", "POST"],
  "/admin/product-options/:id": ["DELETE", "GET", "POST"],
  "/admin/product-options/:id/values": ["GET"],
  "/admin/product-options/:id/values/:value_id": ["DELETE", "GET", "POST"],
  "/admin/product-tags": ["GET", "POST"],
  "/admin/product-tags/:id": ["DELETE", "GET", "POST"],
  "/admin/product-types": ["GET", "POST"],
  "/admin/product-types/:id": ["DELETE", "GET", "POST"],
  "/admin/product-variants": ["GET"],
  "/admin/products": ["GET", "POST"],
  "/admin/products/:id": ["DELETE", "GET", "POST"],
  "/admin/products/:id/images/:image_id/variants/batch": ["POST"],
  "/admin/products/:id/options": ["GET"],
  "/admin/products/:id/options/batch": ["POST"],
  "/admin/products/:id/variants": ["GET", "POST"],
  "/admin/products/:id/variants/:variant_id": ["DELETE", "GET", "POST"],
  "/admin/products/:id/variants/:variant_id/images/batch": ["POST"],
  "/admin/products/:id/variants/:variant_id/inventory-items": ["POST"],
  "/admin/products/:id/variants/:variant_id/inventory-items/:inventory_item_id": ["DELETE", "POST"],
  "/admin/products/:id/variants/batch": ["POST"],
  "/admin/products/:id/variants/inventory-items/batch": ["POST"],
  "/admin/products/batch": ["POST"],
  "/admin/translations": ["GET"],
  "/admin/translations/batch": ["POST"],
  "/admin/translations/entities": ["GET"],
  "/admin/translations/statistics": ["GET"],
  "/admin/uploads": ["POST"],
});

/** Price lists. */
export const priceRoutes = inArea("prices", {
  "/admin/price-lists": ["GET", "POST"],
  "/admin/price-lists/:id": ["DELETE", "GET", "POST"],
  "/admin/price-lists/:id/prices": ["GET"],
  "/admin/price-lists/:id/prices/batch": ["POST"],
  "/admin/price-lists/:id/products": ["POST"],
});
