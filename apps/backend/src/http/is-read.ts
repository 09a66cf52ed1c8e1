const READS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** Returns whether requests of this method change nothing. */
export const isRead = (method: string | undefined): boolean => READS.has(method ?? "GET");
