/** Expansions by the entity they start from; each includes the relations on its way. */
export type Allowed = Readonly<Record<string, readonly string[]>>;
