import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { AccessLayer } from "../access/access-layer";
import { TenantSwitcher } from "../components/tenant-switcher";

/** In the top bar of every page: the tenant one works for, and what fits the dashboard to one's roles. */
function Topbar() {
  return (
    <>
      <AccessLayer />
      <TenantSwitcher />
    </>
  );
}

export const config = defineWidgetConfig({ zone: "topbar" });

export default Topbar;
