/** Actions of buttons: the first part of their callback data. */
export const ACTION = {
  start: "start",
  help: "help",
  catalog: "catalog",
  /** Arguments: category id or `ALL_PRODUCTS`. */
  category: "cat",
  /** Arguments: category id or `ALL_PRODUCTS`, page. */
  more: "more",
  /** Arguments: product id. */
  details: "prod",
  less: "less",
  language: "lang",
  /** Arguments: locale. */
  speak: "speak",
} as const;

/** Stands for the whole catalog where a category id is expected. */
export const ALL_PRODUCTS = "all";
