/** The incident whose sheet an address shows, `/incidents/{id}/sheet`, or null on any other address. */
export function incidentOfSheet(path: string): string | null {
  return /^\/incidents\/([0-9A-HJKMNP-TV-Z]{26})\/sheet\/?$/.exec(path)?.[1] ?? null;
}
