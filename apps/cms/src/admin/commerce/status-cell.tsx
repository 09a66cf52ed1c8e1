import type { DefaultServerCellComponentProps } from "payload";
import { StatusPill } from "./status-pill";

/** Shows the status of a product in lists. */
export const StatusCell = ({ cellData, i18n, rowData }: DefaultServerCellComponentProps) => {
  const status = rowData.archivedAt ? "archived" : cellData;
  return typeof status === "string" ? (
    <StatusPill status={status} language={i18n.language} />
  ) : (
    <span>—</span>
  );
};
