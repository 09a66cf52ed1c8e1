import { describe, expect, test } from "vitest";
import { type Cells, exportOf, readAll } from "./read-export.fixture";

const shirt = (cells: Cells = {}): Cells => ({
  Handle: "linen-shirt",
  Title: "Linen Shirt",
  "Option1 Name": "Size",
  "Option1 Value": "S",
  "Variant Price": "42.50",
  ...cells,
});
const next = (cells: Cells = {}): Cells => ({
  Handle: "linen-shirt",
  "Option1 Value": "M",
  "Variant Price": "42.50",
  ...cells,
});

describe("the content of an export", () => {
  test("options, variants, prices, stock, tags, SEO texts and images are read", async () => {
    const { drafts, issues, rows } = await readAll(
      exportOf([
        shirt({
          "Body (HTML)": "<p>Soft.</p>",
          Vendor: "Mill",
          Type: "Shirts",
          Tags: "summer, linen,summer",
          Published: "true",
          "Option2 Name": "Colour",
          "Option2 Value": "Sand",
          "Variant SKU": "LS-1",
          "Variant Grams": "210",
          "Variant Inventory Tracker": "shopify",
          "Variant Inventory Qty": "7",
          "Variant Inventory Policy": "continue",
          "Variant Compare At Price": "55.00",
          "Variant Barcode": "478001",
          "Image Src": "https://cdn.test/b.jpg",
          "Image Position": "2",
          "Image Alt Text": "Back",
          "SEO Title": "Linen",
          "SEO Description": "A shirt",
          "Variant Image": "https://cdn.test/c.jpg",
        }),
        next({ "Option2 Value": "Ink" }),
        {
          Handle: "linen-shirt",
          "Image Src": "https://cdn.test/a.jpg",
          "Image Position": "1",
          "Image Alt Text": "Front",
        },
      ]),
    );
    expect(issues).toEqual([]);
    expect(rows).toBe(3);
    expect(drafts).toMatchObject([
      {
        line: 2,
        rows: 3,
        handle: "linen-shirt",
        title: "Linen Shirt",
        html: "<p>Soft.</p>",
        vendor: "Mill",
        type: "Shirts",
        tags: ["summer", "linen"],
        published: true,
        options: [
          { title: "Size", values: ["S", "M"] },
          { title: "Colour", values: ["Sand", "Ink"] },
        ],
        variants: [
          {
            line: 2,
            options: { Size: "S", Colour: "Sand" },
            sku: "LS-1",
            barcode: "478001",
            price: "42.5",
            compareAt: "55",
            weight: 210,
            managed: true,
            backorder: true,
            stock: 7,
            image: "https://cdn.test/c.jpg",
          },
          { line: 3, options: { Size: "M", Colour: "Ink" }, sku: null, managed: false, stock: null },
        ],
        images: [
          { source: "https://cdn.test/a.jpg", alt: "Front" },
          { source: "https://cdn.test/b.jpg", alt: "Back" },
          { source: "https://cdn.test/c.jpg", alt: null },
        ],
        seo: { title: "Linen", description: "A shirt" },
      },
    ]);
  });

  test.each<[string, Cells]>([
    ["named Title", { "Option1 Name": "Title", "Option1 Value": "Default Title" }],
    ["without any option", { "Option1 Name": "", "Option1 Value": "" }],
  ])("a product %s has one default variant", async (_name, cells) => {
    const { drafts } = await readAll(exportOf([shirt(cells)]));
    expect(drafts[0]?.options).toEqual([{ title: "Title", values: ["Default Title"] }]);
    expect(drafts[0]?.variants).toMatchObject([{ options: { Title: "Default Title" } }]);
  });

  test.each<[string, Cells, boolean]>([
    ["with Published TRUE", { Published: "TRUE" }, true],
    ["with Published false", { Published: "false" }, false],
    ["with Status active", { Status: "active" }, true],
    ["with Status draft", { Published: "true", Status: "draft" }, false],
    ["with Status archived", { Status: "archived" }, false],
    ["without Published and Status", {}, true],
  ])("the published state is read from a product %s", async (_name, cells, published) => {
    expect((await readAll(exportOf([shirt(cells)]))).drafts[0]?.published).toBe(published);
  });

  test("newer column names, unknown columns, any order and missing columns are accepted", async () => {
    const csv =
      'Price / International,SKU,Price,"Title","URL handle",Option1 name,Option1 value,Option1 Linked To,Included / Uzbekistan,Compare-at price\n' +
      "9,K-1,12.00,Cup,clay-cup,Glaze,Blue,product.metafields.x,true,15\n";
    const { drafts, issues } = await readAll(csv);
    expect(issues).toEqual([]);
    expect(drafts).toMatchObject([
      {
        handle: "clay-cup",
        variants: [{ sku: "K-1", price: "12", compareAt: "15", options: { Glaze: "Blue" } }],
      },
    ]);
  });

  test("more options than Shopify allows are read", async () => {
    const columns = [1, 2, 3, 4].flatMap((n) => [`Option${n} Name`, `Option${n} Value`]).join(",");
    const { drafts } = await readAll(`Handle,Title,Variant Price,${columns}\nlamp,Lamp,5,A,1,B,2,C,3,D,4\n`);
    expect(drafts[0]?.variants[0]?.options).toEqual({ A: "1", B: "2", C: "3", D: "4" });
  });
});

describe("the format of an export", () => {
  test.each([
    ["a byte order mark", (csv: string) => [`\ufeff${csv}`]],
    ["Windows line endings", (csv: string) => [csv.replaceAll("\n", "\r\n")]],
    ["old Mac line endings", (csv: string) => [csv.replaceAll("\n", "\r")]],
    ["no line ending at the end", (csv: string) => [csv.trimEnd()]],
    [
      "chunks of one byte",
      (csv: string) => [...Buffer.from(csv.replaceAll("\n", "\r\n"))].map((byte) => Buffer.from([byte])),
    ],
    ["empty lines", (csv: string) => [csv.replace("\n", "\n\n"), "\n,,,\n"]],
  ])("an export with %s is read", async (_name, change) => {
    const { drafts, issues } = await readAll(change(exportOf([shirt({ Title: "Oʻzbek koʻylagi" }), next()])));
    expect(issues).toEqual([]);
    expect(drafts).toMatchObject([{ title: "Oʻzbek koʻylagi", variants: [{}, {}] }]);
  });

  test("line numbers match those of an editor, quoted line breaks included", async () => {
    const csv = exportOf(
      [shirt({ "Body (HTML)": "<ul>\r\n<li>a</li>\r\n</ul>" }), next({ "Variant Price": "x" })],
      "\r\n",
    );
    const { issues } = await readAll(csv);
    expect(issues.map(({ line }) => line)).toEqual([5]);
  });

  test.each([
    ["an empty file", ""],
    ["something else", "hello\nworld\n"],
    ["a customer export", "First Name,Email\nA,b@c.test\n"],
  ])("%s is refused with the names of the missing columns", async (_name, csv) => {
    await expect(readAll(csv)).rejects.toThrow(/no column "Handle", "Title", "Variant Price"/);
  });
});

describe("invalid rows", () => {
  test.each<[string, Cells, RegExp]>([
    [
      "a price that is not a number",
      { "Variant Price": "abc" },
      /^Variant Price: "abc" is not a price; write digits with a dot/,
    ],
    ["a price with a comma", { "Variant Price": "42,50" }, /^Variant Price: "42,50" is not a price/],
    ["a negative price", { "Variant Price": "-1" }, /^Variant Price: "-1" is negative/],
    ["no price", { "Variant Price": "" }, /^Variant Price: is empty/],
    ["a wrong compare-at price", { "Variant Compare At Price": "NaN" }, /^Variant Compare At Price: "NaN"/],
    ["a wrong weight", { "Variant Grams": "heavy" }, /^Variant Grams: "heavy"/],
    ["a fractional quantity", { "Variant Inventory Qty": "1.5" }, /^Variant Inventory Qty: "1.5"/],
    ["an unknown policy", { "Variant Inventory Policy": "maybe" }, /^Variant Inventory Policy: "maybe"/],
    [
      "no option value",
      { "Option1 Value": "" },
      /^Option1 Value: is empty; give this variant a value for "Size"/,
    ],
    ["a value of no option", { "Option2 Value": "Red" }, /^Option2 Value: "Red" belongs to no option/],
    [
      "the options of another variant",
      { "Option1 Value": "S" },
      /^Option1 Value: the variant on line 2 has the same options/,
    ],
    ["a SKU used before", { "Variant SKU": "A-1" }, /^Variant SKU: "A-1" is already used on line 2/],
  ])(
    "a row with %s is rejected with line, column and fix, and the rest is read",
    async (_name, cells, reason) => {
      const { drafts, issues, rejected } = await readAll(
        exportOf([shirt({ "Variant SKU": "A-1" }), next(cells), next({ "Option1 Value": "L" })]),
      );
      expect(issues).toEqual([
        { kind: "row", line: 3, handle: "linen-shirt", reason: expect.stringMatching(reason) },
      ]);
      expect(rejected).toBe(1);
      expect(drafts[0]?.variants.map((variant) => variant.options.Size)).toEqual(["S", "L"]);
    },
  );

  test.each<[string, Cells, RegExp]>([
    ["no title", { Title: "" }, /^Title: is empty/],
    [
      "a handle that is not valid in a URL",
      { Handle: "Linen Shirt" },
      /^Handle: "Linen Shirt" cannot be part of a URL/,
    ],
    ["a gift card", { "Gift Card": "true" }, /^Gift Card: gift cards cannot be sold/],
    ["an unknown status", { Status: "sold" }, /^Status: "sold" is not known/],
    ["a Published that is neither true nor false", { Published: "soon" }, /^Published: "soon"/],
    [
      "two options of one name",
      { "Option2 Name": "size", "Option2 Value": "X" },
      /two options have the same name/,
    ],
    [
      "an option that would lose its values",
      { "Option2 Name": "__proto__", "Option2 Value": "X" },
      /^Option2 Name: "__proto__" cannot be the name of an option/,
    ],
    ["no valid variant", { "Variant Price": "free" }, /^Variant Price: "free"/],
  ])("a product with %s is rejected whole, and each of its rows is counted", async (_name, cells, reason) => {
    const product = shirt(cells);
    const { drafts, issues, rows, rejected } = await readAll(
      exportOf([
        product,
        { Handle: product.Handle ?? "", "Image Src": "https://cdn.test/x.jpg" },
        { ...shirt(), Handle: "other" },
      ]),
    );
    expect(drafts.map(({ handle }) => handle)).toEqual(["other"]);
    expect(issues[0]?.reason).toMatch(reason);
    expect(issues.map(({ line }) => line)).toEqual([2, 3]);
    expect({ rows, rejected }).toEqual({ rows: 3, rejected: 2 });
  });

  test("a row without a handle and later rows of an earlier product are rejected", async () => {
    const { drafts, issues } = await readAll(
      exportOf([shirt(), { ...shirt(), Handle: "" }, { ...shirt(), Handle: "cup" }, next()]),
    );
    expect(drafts.map(({ handle }) => handle)).toEqual(["linen-shirt", "cup"]);
    expect(issues).toMatchObject([
      { line: 3, reason: expect.stringMatching(/^Handle: is empty/) },
      { line: 5, reason: expect.stringMatching(/"linen-shirt" already appeared on line 2/) },
    ]);
  });

  test("a row with a stray quote is rejected, and the rows after it keep their line numbers", async () => {
    const csv = `Handle,Title,Variant Price\na,A,1\nb,"B "quoted" b",2\nc,C,x\nd,D,4\n`;
    const { drafts, issues } = await readAll(csv);
    expect(drafts.map(({ handle }) => handle)).toEqual(["a", "d"]);
    expect(issues.map(({ line }) => line)).toEqual([3, 4]);
  });

  test("a quote that is never closed is reported", async () => {
    const { drafts, issues } = await readAll(`Handle,Title,Variant Price\na,A,1\nb,"B,2\nc,C,3\n`);
    expect(drafts.map(({ handle }) => handle)).toEqual(["a"]);
    expect(issues).toMatchObject([{ reason: expect.stringMatching(/never closed/) }]);
  });
});

describe("values that are corrected", () => {
  test.each<[string, Cells, RegExp]>([
    [
      "oversold stock",
      { "Variant Inventory Tracker": "shopify", "Variant Inventory Qty": "-3" },
      /"-3" is negative; imported as 0/,
    ],
    [
      "an image with a file URL",
      { "Image Src": "file:///etc/passwd" },
      /neither an http URL nor a path relative to the file/,
    ],
    ["an image outside the folder", { "Image Src": "../../secret.png" }, /neither an http URL nor a path/],
  ])("a product with %s is read without it and with a note", async (_name, cells, reason) => {
    const { drafts, issues, rejected } = await readAll(exportOf([shirt(cells)]));
    expect(issues).toMatchObject([{ kind: "note", line: 2, reason: expect.stringMatching(reason) }]);
    expect(rejected).toBe(0);
    expect(drafts).toHaveLength(1);
    expect(drafts[0]?.images).toEqual([]);
  });
});
