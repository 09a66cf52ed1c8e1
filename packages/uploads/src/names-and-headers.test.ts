import { describe, expect, test } from "vitest";
import { fileHeaders, IMAGE_TYPES, MAX_IMAGE_BYTES, nameFile, REFUSALS, refusedImage } from "./index.js";

describe("nameFile", () => {
  test.each([
    ["../../../etc/cron.d/x.png", /^x-/],
    ["..\\..\\x.png", /^x-/],
    ['"><script>alert(1)</script>.html', /^script-/],
    [`${"long".repeat(100)}.png`, /^(long){15}-/],
    ["чашка.png", /^file-/],
    [".htaccess", /^htaccess-/],
    ["a%00%2e%2e.php", /^a-/],
  ])("%s becomes a name of letters, digits and dashes with the given extension", (original, start) => {
    const name = nameFile(original, "png");
    expect(name).toMatch(start);
    expect(name).toMatch(/^[a-z0-9-]{1,97}\.png$/);
  });

  test("two files of one name never get the same name", () => {
    expect(nameFile("cup.png", "png")).not.toBe(nameFile("cup.png", "png"));
  });
});

describe("fileHeaders", () => {
  test.each(Object.keys(IMAGE_TYPES))("%s is shown, and nothing in it runs", (type) => {
    expect(fileHeaders(type)).toMatchObject({
      "Content-Disposition": "inline",
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": expect.stringMatching(/default-src 'none'.*; sandbox$/),
    });
  });

  test.each(["image/svg+xml", "text/html", "application/pdf", "text/csv", "constructor", null])(
    "%s is saved, never opened",
    (type) => {
      expect(fileHeaders(type)).toMatchObject({
        "Content-Disposition": "attachment",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": expect.stringMatching(/; sandbox$/),
      });
    },
  );
});

describe("refusedImage", () => {
  test("the error for an API caller names the field, the reason and the fix", () => {
    expect(refusedImage("svg", "files")).toMatchObject({
      code: "unsupported_media_type",
      message: `files: ${REFUSALS.svg.en}`,
    });
    expect(refusedImage("bytes")).toMatchObject({ code: "too_large" });
    expect(REFUSALS.bytes.en).toContain(`${MAX_IMAGE_BYTES / 1024 / 1024} MB`);
  });
});
