import { expect, test } from "vitest";
import { wordingProblems } from "./wording.js";

test("a refused word in a comment or a document is found with its line, in code it is not", () => {
  const code = [
    "/** Returns the picture of a user. */",
    'const picture = "somebody"; // for nobody',
    "// `picture` is a column; https://example.test/pictures",
    "-- Pictures of a product.",
  ].join("\n");
  expect(wordingProblems("a.ts", code)).toEqual([
    'a.ts:1: "picture" (write image)',
    'a.ts:2: "nobody" (write user, member, customer, caller, operator)',
    'a.ts:3: "pictures" (write image)',
    'a.ts:4: "Pictures" (write image)',
  ]);
  expect(wordingProblems("a.md", "Staff sign on here, `sign on` not")).toEqual([
    'a.md:1: "sign on" (write sign in)',
  ]);
});
