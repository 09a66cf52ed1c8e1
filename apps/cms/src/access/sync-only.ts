import type { Access } from "payload";

/** Nobody: the rows are written by the sync, which does not come through access control. */
export const syncOnly: Access = () => false;
