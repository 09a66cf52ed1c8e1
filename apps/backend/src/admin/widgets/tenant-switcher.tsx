import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { TenantSwitcher } from "../components/tenant-switcher";

/** Above the lists people work in: the tenant they work for. */
function TenantSwitcherBar() {
  return (
    <div className="flex justify-end">
      <TenantSwitcher />
    </div>
  );
}

export const config = defineWidgetConfig({
  zone: [
    "order.list.before",
    "product.list.before",
    "customer.list.before",
    "inventory_item.list.before",
    "promotion.list.before",
    "price_list.list.before",
  ],
});

export default TenantSwitcherBar;
