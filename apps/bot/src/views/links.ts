/** Telegram refuses buttons to hosts without a dot, such as `localhost`, and to anything but HTTP. */
export function isLinkable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === "https:" || protocol === "http:") && hostname.includes(".");
}
