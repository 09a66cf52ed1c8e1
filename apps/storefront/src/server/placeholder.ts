/** Stands for "some shop" while building: pages are rendered for real ones when they are first asked for. */
export const PLACEHOLDER = "-";
