import type { Read } from "../../ground/fold.ts";
import type { Position } from "../../ground/position.ts";
import type { Reporting } from "../../ground/room.ts";
import type { ClockTrust } from "./clock/clock-trust.ts";
import type { FileStore } from "./files/file-store.ts";
import type { Gapless } from "./gapless.ts";
import type { KeyStore } from "./key-store.ts";
import type { Keys } from "./keys.ts";
import type { NumberMarks } from "./number-marks.ts";
import { partName } from "./parts.ts";
import type { PostgresJournal } from "./postgres-journal.ts";
import type { House, SecretTable } from "./room-server.ts";
import type { Vault } from "./vault.ts";

/*
 * What the program itself gives before any room is opened. A room that needs one names it in `needs`. What a room gives has
 * its name beside that room's manifest.
 */

/** What routes are given too. */
export const housePart = partName<House>("house");

/** Where everything is kept, and the secrets it is kept by. */
export interface Store {
  readonly journal: PostgresJournal;
  readonly dataFolder: string;
  readonly keyStore: KeyStore;
  readonly keys: Keys;
  readonly vault: Vault;
  /** Files that records carry. */
  readonly files: FileStore;
  /** Marks of numbers, for finding records with the same. */
  readonly marks: NumberMarks;
  /** Tables of secrets that travel with the keys. */
  readonly secretTables: readonly SecretTable[];
}

export const storePart = partName<Store>("store");

/** The time of the house, which never goes back behind the log, and whether it is believed. */
export interface HouseTime {
  readonly now: () => Date;
  readonly millis: () => number;
  readonly trust: ClockTrust;
}

export const timePart = partName<HouseTime>("time");

/** The current streams as of the last commit, in memory: what screens show. */
export interface BoardNow {
  /** A room's state of a current stream. */
  readonly state: Read;
  /** What reports its position, as the owner of its current stream says. */
  readonly reporting: (stream: string) => Reporting | undefined;
  /** Told of every commit without a gap, after the board has taken it. */
  readonly listen: Gapless["listen"];
  /** Tells screens where a unit is now, or (undefined) that it is no longer shown. */
  readonly showPosition: (unit: string, position: Position | undefined) => void;
}

export const boardPart = partName<BoardNow>("board");

/** Where it is told what happens. */
export interface Log {
  /** One line for whoever runs the program. */
  readonly line: (text: string) => void;
  /** Trouble that nobody has to act on at once; `grave` where something will not be done until it is over. */
  readonly trouble: (about: string, grave?: boolean) => (error: unknown) => void;
}

export const logPart = partName<Log>("log");
