/** Returns why a version of Node cannot run Tandem, or null when it can; `range` is `engines.node` by default. */
export function refusalOf(version: string, range?: string): string | null;
/** Returns `engines.node` of the repository's package.json. */
export function supportedNode(): string;
