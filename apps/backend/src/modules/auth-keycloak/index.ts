import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import { KeycloakAuthProvider } from "./service";

export default ModuleProvider(Modules.AUTH, { services: [KeycloakAuthProvider] });
