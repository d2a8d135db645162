/** Where a reader stands in the feed: opaque to it, `writer:n` to us. */
export function encodePosition(writer: string, n: number): string {
  return Buffer.from(`${writer}:${n}`).toString("base64url");
}

/** The number of this writer a position names, or null when it is none, or another writer's. */
export function decodePosition(writer: string, position: string): number | null {
  if (position.length > 1024) return null;
  const text = Buffer.from(position, "base64url").toString("utf8");
  const cut = text.lastIndexOf(":");
  if (cut < 0 || text.slice(0, cut) !== writer || !/^\d{1,15}$/.test(text.slice(cut + 1))) return null;
  return Number(text.slice(cut + 1));
}
