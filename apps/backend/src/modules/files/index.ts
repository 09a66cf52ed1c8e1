import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import { TenantFileProvider } from "./service";

export default ModuleProvider(Modules.FILE, { services: [TenantFileProvider] });
