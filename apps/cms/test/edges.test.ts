import { afterAll, beforeAll } from "vitest";
import { startEdge, stopEdge } from "./edges/edge";
// Files of one test, because each start of a CMS takes many seconds.
import "./edges/request-bodies";
import "./edges/other-origins";
import "./edges/error-responses";
import "./edges/hostile-input";
import "./edges/graphql";
import "./edges/rate-limits";
import "./edges/accounts";

beforeAll(startEdge, 180_000);
afterAll(stopEdge);
