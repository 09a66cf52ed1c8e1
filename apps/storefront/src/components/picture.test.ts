import type { MediaView } from "@tandem/contracts";
import { describe, expect, test } from "vitest";
import { imageProblem } from "@/server/image-request";
import { attributesOf, htmlOf, textOf } from "@/testing/html";
import { Picture } from "./picture";

const CMS = "http://localhost:3001";
const media = (changes: Partial<MediaView> = {}): MediaView => ({
  url: `${CMS}/api/media/file/bowl.jpg`,
  alt: "A blue bowl",
  width: 1_600,
  height: 900,
  placeholder: null,
  sizes: [],
  ...changes,
});
const show = (image: MediaView | null, more: object = {}) =>
  Picture({ media: image, sizes: "50vw", ...more });
const widthsOf = (node: ReturnType<typeof show>) =>
  attributesOf(node, "srcSet").flatMap((set) =>
    [...set.matchAll(/ (\d+)w/g)].map(([, width]) => Number(width)),
  );

describe("an image", () => {
  test("every source that it names is one that the resizer serves", () => {
    const node = show(media());
    const sources = [
      ...attributesOf(node, "src"),
      ...attributesOf(node, "srcSet").flatMap((set) => set.split(", ")),
    ];
    expect(sources.length).toBeGreaterThan(3);
    for (const source of sources) {
      const { searchParams } = new URL(source.split(" ")[0] ?? "", "http://shop.test");
      expect(imageProblem(searchParams)).toBeNull();
    }
  });

  test("it is never enlarged beyond its own width, nor beyond what its place needs", () => {
    expect(Math.max(...widthsOf(show(media({ width: 700 }))))).toBeLessThanOrEqual(700);
    expect(Math.max(...widthsOf(show(media(), { widest: 390 })))).toBe(390);
  });

  test("a tiny image still has a source", () => {
    expect(widthsOf(show(media({ width: 40 })))).not.toEqual([]);
  });

  test("the nearest stored size is resized, so that a large original is not fetched for a small image", () => {
    const sizes = [
      { url: `${CMS}/api/media/file/bowl-1200.jpg`, width: 1_200 },
      { url: `${CMS}/api/media/file/bowl-400.jpg`, width: 400 },
    ];
    const [set = ""] = attributesOf(show(media({ sizes })), "srcSet");
    const sourceOf = (width: number) =>
      new URL(
        set.split(", ").find((one) => one.endsWith(` ${width}w`)) ?? "",
        "http://shop.test",
      ).searchParams.get("url");
    expect(sourceOf(320)).toBe(`${CMS}/api/media/file/bowl-400.jpg`);
    expect(sourceOf(640)).toBe(`${CMS}/api/media/file/bowl-1200.jpg`);
    expect(sourceOf(1_440)).toBe(`${CMS}/api/media/file/bowl.jpg`);
  });

  test("the page does not move when it loads: its size is known", () => {
    expect(htmlOf(show(media()))).toMatch(/width="1600" height="900"/);
  });

  test("the first image of a page loads at once, the others when they are near", () => {
    expect(attributesOf(show(media(), { first: true }), "loading")).toEqual(["eager"]);
    expect(attributesOf(show(media()), "loading")).toEqual(["lazy"]);
  });

  test.each([
    [media(), "Bowl", "A blue bowl"],
    [media({ alt: "" }), "Bowl", "Bowl"],
    [media({ alt: "" }), "", ""],
  ])("an editor's text describes it, else the text of its place", (image, alt, text) => {
    expect(attributesOf(show(image, { alt }), "alt")).toEqual([text]);
  });

  test.each([[null], [media({ url: "https://elsewhere.test/bowl.jpg" })]])(
    "without an image that the shop may show there is a tile with a label, and nothing is fetched",
    (image) => {
      const node = show(image, { label: "Photo coming soon" });
      expect(htmlOf(node)).not.toContain("<img");
      expect(textOf(node)).toBe("Photo coming soon");
    },
  );
});
