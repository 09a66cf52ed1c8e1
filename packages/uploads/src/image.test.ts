import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { GIF_SCRIPT, jpegWithPage } from "../test/polyglots.js";
import { IMAGE_TYPES, imageTypeOf, inspectImage, MAX_IMAGE_BYTES } from "./index.js";

const blank = (width: number, height = width) =>
  sharp({ create: { width, height, channels: 3, background: "#b9532f" } });
const png = () => blank(40).png().toBuffer();
const SVG = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`;
/** Thirty frames of 1500 × 1500 pixels in some hundred bytes. */
const animationBomb = () => {
  const frame = "21f904040a000000" + "2c000000000100010000" + "0202440100";
  return Buffer.from(`474946383961${"dc05dc05"}800000${"b9532fffffff"}${frame.repeat(30)}3b`, "hex");
};

describe("inspectImage", () => {
  test.each([
    ["image/jpeg", () => blank(40).jpeg().toBuffer()],
    ["image/png", png],
    ["image/webp", () => blank(40).webp().toBuffer()],
    ["image/avif", () => blank(40).avif().toBuffer()],
    ["image/gif", () => blank(40).gif().toBuffer()],
  ] as const)("%s is accepted with the extension of its type", async (mimetype, make) => {
    expect(await inspectImage(await make())).toEqual({ mimetype, extension: IMAGE_TYPES[mimetype] });
  });

  test.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ["a page", "type", () => Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a script", "type", () => Buffer.from("alert(1)")],
    ["a PHP program", "type", () => Buffer.from("<?php system($_GET['c']);")],
    ["a PDF", "type", () => Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF")],
    ["a TIFF image", "type", () => blank(9).tiff().toBuffer()],
    ["nothing", "type", () => Buffer.alloc(0)],
    ["an SVG image", "svg", () => Buffer.from(SVG)],
    ["an SVG image with a prologue", "svg", () => Buffer.from(`<?xml version="1.0"?><!-- a -->\n${SVG}`)],
    ["a head without a body", "broken", async () => (await blank(40).jpeg().toBuffer()).subarray(0, 20)],
    ["a file over the size limit", "bytes", () => Buffer.alloc(MAX_IMAGE_BYTES + 1)],
    ["an image over the pixel limit", "pixels", () => blank(8_000).jpeg().toBuffer()],
    ["an animation over the pixel limit", "pixels", animationBomb],
  ])("%s is refused with the reason %s", async (_what, refused, make) => {
    expect(await inspectImage(await make())).toEqual({ refused });
  });

  test("a polyglot gets the type of the image that it is, never that of what hides in it", async () => {
    expect(await inspectImage(GIF_SCRIPT)).toMatchObject({ mimetype: "image/gif", extension: "gif" });
    expect(await inspectImage(await jpegWithPage())).toMatchObject({ mimetype: "image/jpeg" });
  });
});

describe("imageTypeOf", () => {
  test("the first kilobytes of a file are enough to know its type", async () => {
    expect(await imageTypeOf((await jpegWithPage()).subarray(0, 4100))).toBe("image/jpeg");
    expect(await imageTypeOf(Buffer.from(SVG))).toBeNull();
  });
});
