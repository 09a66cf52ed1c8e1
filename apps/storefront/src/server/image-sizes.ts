/** Widths the resizer offers, in pixels. */
export const IMAGE_WIDTHS = [192, 320, 390, 640, 960, 1440, 2000];

/** Quality of resized images, in percent. */
export const IMAGE_QUALITY = 75;
