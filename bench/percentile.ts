/** The nearest-rank percentile of some figures, rounded to a hundredth; null of none. */
export function percentile(figures: readonly number[], rank: number): number | null {
  const sorted = figures.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil((rank / 100) * sorted.length) - 1)];
  return found === undefined ? null : Math.round(found * 100) / 100;
}
