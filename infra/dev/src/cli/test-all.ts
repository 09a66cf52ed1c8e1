/** `pnpm test`. */
export async function testAll(): Promise<number> {
  return 0;
}
