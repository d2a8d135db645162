/** The one-time secret in an address `/enter#SECRET`; undefined on any other page. */
export function entrySecretOf(location: { readonly pathname: string; readonly hash: string }): string | undefined {
  if (!/^\/enter\/?$/.test(location.pathname)) return undefined;
  return /^#([\w-]{1,100})$/.exec(location.hash)?.[1];
}

/** True of the page of one-time links, whatever its address still holds. */
export function isEntryPage(pathname: string): boolean {
  return /^\/enter\/?$/.test(pathname);
}
