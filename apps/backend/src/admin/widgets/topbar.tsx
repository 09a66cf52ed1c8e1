import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { AccessLayer } from "../access/access-layer";
import { OURS } from "../access/mark";
import { LanguageMenu } from "../components/language-menu";
import { TenantSwitcher } from "../components/tenant-switcher";

/** In the top bar of every page: the language, the active tenant, and the layer that applies the user's rights. */
function Topbar() {
  return (
    <div className="flex items-center gap-x-3" {...{ [OURS]: true }}>
      <AccessLayer />
      <LanguageMenu />
      <TenantSwitcher />
    </div>
  );
}

export const config = defineWidgetConfig({ zone: "topbar" });

export default Topbar;
