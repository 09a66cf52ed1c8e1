import type { DefaultServerCellComponentProps } from "payload";
import { StatusPill } from "./status-pill";

/** State of a product in the shop, in lists. */
export const StatusCell = ({ cellData, i18n, rowData }: DefaultServerCellComponentProps) => {
  const status = rowData.archivedAt ? "archived" : cellData;
  return typeof status === "string" ? (
    <StatusPill status={status} language={i18n.language} />
  ) : (
    <span>—</span>
  );
};
