/** A database's address without its password, for people, logs and errors. */
export function withoutPassword(url: string): string {
  return changed(url, (parsed) => {
    if (parsed.password !== "") parsed.password = "***";
    if (parsed.searchParams.has("password")) parsed.searchParams.set("password", "***");
  });
}

/** The address as it may be kept in a file: no password, also none that is masked. */
export function bareUrl(url: string): string {
  return changed(url, (parsed) => {
    parsed.password = "";
    parsed.searchParams.delete("password");
  });
}

export function hasPassword(url: string): boolean {
  return bareUrl(url) !== changed(url, () => undefined);
}

export function withPassword(url: string, password: string): string {
  return changed(url, (parsed) => {
    parsed.searchParams.set("password", password);
  });
}

/** An address of a socket (`postgres://user@/name?host=…`) is no URL without some host; what is none at all is masked as text. */
function changed(url: string, change: (parsed: URL) => void): string {
  for (const [from, to] of [
    ["", ""],
    [/@(?=\/)/, "@socket.invalid"],
  ] as const) {
    const text = url.replace(from, to);
    if (!URL.canParse(text)) continue;
    const parsed = new URL(text);
    change(parsed);
    return parsed.href.replace("@socket.invalid", "@");
  }
  return url.replace(/:[^:@/]*@/, ":***@").replace(/(password=)[^&\s]*/gi, "$1***");
}
