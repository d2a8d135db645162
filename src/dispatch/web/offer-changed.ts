/** Who left the offer without having been sent, and who came into it. */
export function changeOf(
  before: readonly string[] | null,
  now: readonly string[],
  sent: readonly string[],
): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  if (before === null) return { gone: [], come: [] };
  return {
    gone: before.filter((unit) => !now.includes(unit) && !sent.includes(unit)),
    come: now.filter((unit) => !before.includes(unit)),
  };
}
