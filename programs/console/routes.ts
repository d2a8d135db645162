/** The incident whose sheet an address shows, `/incidents/{id}/sheet`, or null on any other address. */
export function incidentOfSheet(path: string): string | null {
  return /^\/incidents\/([0-9A-HJKMNP-TV-Z]{26})\/sheet\/?$/.exec(path)?.[1] ?? null;
}

/** The page of one's own account, `/account`. */
export function isAccount(path: string): boolean {
  return /^\/account\/?$/.test(path);
}
