/** A minimal GIF of one pixel. */
export const GIF = Buffer.from(
  "47494638396101000100800000000000ffffff2c00000000010001000002024401003b",
  "hex",
);
