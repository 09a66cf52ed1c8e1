import type { PayloadRequest } from "payload";
import { isPlatformAdmin } from "./scope";

/** Platform admins only. */
export const platformAdmin = ({ req }: { req: PayloadRequest }): boolean => isPlatformAdmin(req.user);
