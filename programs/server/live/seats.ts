import { tagsOf } from "../../../src/access/sight.ts";
import type { Giver } from "../../../src/ground/fact.ts";

/** One seat: a live connection of somebody who has signed in. */
interface Seat {
  readonly tags: string;
  /** Who the seat's person is now; undefined once the session, the person or the power has ended. */
  again(): Giver | undefined;
  /** Tells the reader that it is somebody else now, or nobody, and ends the connection. */
  end(): void;
}

/**
 * The seats by person. What somebody may see follows from who they are. When that changes (a session revoked, off post,
 * a glass mended, a power withdrawn), the connection ends at once and the browser connects again.
 */
export interface Seats {
  take(officer: string, again: () => Giver | undefined, end: () => void): () => void;
  /** Whether somebody sits at a station's desk or in a unit's crew with a window open. */
  sitsAt(place: { readonly station?: string | undefined; readonly unit?: string | undefined }): boolean;
  /** Looks again at everybody, or at some. */
  look(officers?: ReadonlySet<string>): void;
}

/** The same sight and the same name to act under. */
function faceOf(giver: Giver): string {
  return [...tagsOf(giver), giver.role, giver.glass ?? ""].join(" ");
}

export function seatsOf(): Seats {
  const seats = new Map<string, Set<Seat>>();
  return {
    take: (officer, again, end) => {
      const giver = again();
      const seat: Seat = { tags: giver === undefined ? "" : faceOf(giver), again, end };
      const own = seats.get(officer) ?? new Set();
      seats.set(officer, own.add(seat));
      return () => {
        own.delete(seat);
        if (own.size === 0 && seats.get(officer) === own) seats.delete(officer);
      };
    },
    sitsAt: ({ station, unit }) =>
      [...seats.values()].some((own) =>
        [...own].some((seat) => {
          const giver = seat.again();
          if (giver === undefined) return false;
          return unit === undefined
            ? giver.role === "station" && giver.station === station
            : giver.role === "unit" && giver.unit === unit;
        }),
      ),
    look: (officers) => {
      for (const [officer, own] of seats) {
        if (officers !== undefined && !officers.has(officer)) continue;
        for (const seat of own) {
          const giver = seat.again();
          if (giver === undefined || faceOf(giver) !== seat.tags) seat.end();
        }
      }
    },
  };
}
