import { tagsOf } from "../sight.ts";
import type { Giver } from "../../ground/fact.ts";

/** One seat: a live connection of somebody who has signed in. */
interface Seat {
  readonly tags: string;
  /** Who the seat's person is now; undefined once the session, the person or the power has ended. */
  again(): Giver | undefined;
  /** Tells the reader that it is somebody else now, or nobody, and ends the connection. */
  end(): void;
}

/** A seat that somebody may take: one of these is named. */
export interface SeatPlace {
  readonly station?: string | undefined;
  readonly unit?: string | undefined;
  readonly department?: string | undefined;
  readonly role?: string | undefined;
}

/** Whether somebody who acts so stands at the place. */
export function standsAt(
  { station, unit, department, role }: SeatPlace,
  by: Omit<SeatPlace, "role"> & Pick<Giver, "role">,
): boolean {
  if (unit !== undefined) return by.role === "unit" && by.unit === unit;
  if (station !== undefined) return by.role === "station" && by.station === station;
  if (department !== undefined) return by.role === "department" && by.department === department;
  return by.role === role;
}

/**
 * The seats by person. What somebody may see follows from who they are. When that changes (a session revoked, off post,
 * a glass mended, a power withdrawn), the connection ends at once and the browser connects again.
 */
export interface Seats {
  take(officer: string, again: () => Giver | undefined, end: () => void): () => void;
  /** Whether somebody sits there with a window open: at a station's desk, a department's seat, in a crew, in a role. */
  sitsAt(place: SeatPlace): boolean;
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
    sitsAt: (place) =>
      [...seats.values()].some((own) =>
        [...own].some((seat) => {
          const giver = seat.again();
          return giver !== undefined && standsAt(place, giver);
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
