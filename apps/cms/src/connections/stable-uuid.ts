/** Returns an SQL expression for a valid UUID that is always the same for the same text expression. */
export const stableUuidSql = (text: string): string =>
  `overlay(overlay(md5(${text}) placing '5' from 13) placing '8' from 17)::uuid`;
