// Pure: no I/O, no clock, no environment; contracts is the only dependency.
export * from "./decide.js";
export * from "./drift.js";
export * from "./merge.js";
export * from "./outgoing.js";
export * from "./partition.js";
