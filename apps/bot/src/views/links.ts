/** Returns whether a button may open a URL: Telegram refuses hosts without a dot (`localhost`) and all but HTTP. */
export function isLinkable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === "https:" || protocol === "http:") && hostname.includes(".");
}
