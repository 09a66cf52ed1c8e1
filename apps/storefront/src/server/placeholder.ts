/** Stands for a shop at build time; pages of real shops are rendered on their first request. */
export const PLACEHOLDER = "-";
