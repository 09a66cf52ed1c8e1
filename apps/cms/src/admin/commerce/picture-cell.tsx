import type { DefaultServerCellComponentProps } from "payload";
import { factsOf } from "./facts";

/** Shows the thumbnail of a product in lists. */
export const PictureCell = ({ rowData }: DefaultServerCellComponentProps) => {
  const thumbnail = factsOf(rowData.facts)?.thumbnail;
  return thumbnail ? (
    <img className="tandem-thumb" src={thumbnail} alt="" loading="lazy" />
  ) : (
    <span className="tandem-thumb tandem-thumb--none" aria-hidden="true" />
  );
};
