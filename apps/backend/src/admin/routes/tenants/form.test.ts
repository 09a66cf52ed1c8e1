import { expect, test } from "vitest";
import { RequestError } from "../../api/request";
import { fieldOf } from "./form";

test.each([
  ["slug", "slug"],
  ["store.slug", "slug"],
  ["store.name", "store"],
  ["default_currency", "currency"],
  ["store.countries", "countries"],
  ["domain", "domain"],
  ["owner_email", "owner"],
])("an error that names the path %s is shown at the input %s, whatever its words are", (field, input) => {
  expect(fieldOf(new RequestError("Choose another name.", { field }))).toEqual({
    [input]: "Choose another name.",
  });
});

test("an invalid body is shown by its first problem", () => {
  const error = new RequestError("The request is not valid.", {
    field: "name",
    problems: ["name: too long"],
  });
  expect(fieldOf(error)).toEqual({ name: "name: too long" });
});

test.each([
  ["of no field", new RequestError("The domain is in use; the e-mail was not sent.", undefined)],
  ["of a field that is not in the form", new RequestError("tenant_id: not found", { field: "tenant_id" })],
  ["without a response", new TypeError("Failed to fetch")],
])("an error %s is shown at no input", (_what, error) => {
  expect(fieldOf(error)).toBeNull();
});
