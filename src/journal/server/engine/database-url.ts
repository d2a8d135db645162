/** A database's address without its password, for people, logs and errors. */
export function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url);
    if (parsed.password !== "") parsed.password = "***";
    for (const name of parsed.searchParams.keys()) if (/password/i.test(name)) parsed.searchParams.set(name, "***");
    return parsed.href;
  } catch {
    return url.replace(/:[^:@/]*@/, ":***@").replace(/(password=)[^&\s]*/gi, "$1***");
  }
}
