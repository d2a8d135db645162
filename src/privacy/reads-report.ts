/** The number of reads of one officer in one role. */
export interface ReadTally {
  readonly officer: string;
  readonly role: string;
  /** Days (of the district) with any read in the role. */
  readonly days: number;
  /** Cards, sealed values, exports, the log. */
  readonly opened: number;
  readonly listed: number;
  readonly offDuty: number;
  readonly outside: number;
  readonly underGlass: number;
}

/** Against those who held the same post; none where there are too few to compare with. */
export interface Peers {
  /** Officers in the role, this one among them. */
  readonly officers: number;
  /** Of what they opened a day. */
  readonly median: number;
  /** How many times the median; null where the median is 0. */
  readonly multiple: number | null;
}

export interface ReadLine extends ReadTally {
  /** Opened on a day with any read, to a tenth: who stood on post more often is not made out to have read more. */
  readonly openedADay: number;
  readonly peers: Peers | null;
}

/** With fewer in a post, a comparison would say more of one person than of the post. */
export const fewestPeers = 5;

/**
 * Volume, reads off duty and outside the jurisdiction, each against the officers who held the same post at the time. The
 * furthest above its peers first, then whoever cannot be compared. Counts and a median: no score, and nobody is flagged.
 */
export function readsReport(tallies: readonly ReadTally[]): readonly ReadLine[] {
  const rates = new Map<string, number[]>();
  for (const { role, opened, days } of tallies) {
    const among = rates.get(role) ?? [];
    rates.set(role, among);
    among.push(rateOf(opened, days));
  }
  const lines = tallies.map((tally): ReadLine => {
    const among = rates.get(tally.role) ?? [];
    const rate = rateOf(tally.opened, tally.days);
    return { ...tally, openedADay: tenth(rate), peers: among.length < fewestPeers ? null : peersOf(among, rate) };
  });
  return lines.toSorted(
    (a, b) =>
      (b.peers?.multiple ?? -1) - (a.peers?.multiple ?? -1) ||
      b.openedADay - a.openedADay ||
      (a.officer < b.officer ? -1 : 1),
  );
}

function rateOf(opened: number, days: number): number {
  return days === 0 ? 0 : opened / days;
}

function peersOf(rates: readonly number[], rate: number): Peers {
  const median = medianOf(rates);
  return {
    officers: rates.length,
    median: tenth(median),
    multiple: median === 0 ? null : tenth(rate / median),
  };
}

/** The middle figure, or the mean of the two in the middle; 0 of none. */
function medianOf(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return (upper + lower) / 2;
}

function tenth(figure: number): number {
  return Math.round(figure * 10) / 10;
}
