import sharp from "sharp";

/** A 1 × 1 GIF that is a valid script as well: the width reads `/*`, the comment ends behind the image. */
export const GIF_SCRIPT = Buffer.concat([
  Buffer.from("GIF89a/*", "latin1"),
  Buffer.from("0100800000b9532fffffff", "hex"),
  Buffer.from("2c00000000010001000002024401003b", "hex"),
  Buffer.from("*/=1;alert(1)", "latin1"),
]);

/** A JPEG with a page in its comment and another one behind its end. */
export async function jpegWithPage(): Promise<Buffer> {
  const image = await sharp({ create: { width: 40, height: 40, channels: 3, background: "#b9532f" } })
    .jpeg()
    .toBuffer();
  const page = Buffer.from("<html><body><script>alert(1)</script></body></html>");
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, page.length + 2]), page]);
  return Buffer.concat([image.subarray(0, 2), comment, image.subarray(2), page]);
}
