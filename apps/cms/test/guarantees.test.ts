import { afterAll, beforeAll } from "vitest";
import { start, stop } from "./guarantees/world";
// Files of one test, because each start of a CMS takes many seconds.
import "./guarantees/facts";
import "./guarantees/drafts";
import "./guarantees/content-in-bulk";
import "./guarantees/field-ownership";
import "./guarantees/tenant-isolation";

beforeAll(start, 120_000);
afterAll(() => stop());
