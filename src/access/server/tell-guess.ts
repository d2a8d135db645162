import type { FastifyRequest } from "fastify";
import type { PasswordAnswer } from "./credentials.ts";
import type { Door } from "./door.ts";
import { noteIfPossible } from "../../journal/server/note.ts";
import type { CodeAnswer } from "./one-time-codes.ts";
import type { GuessedFactor } from "./sign-in-attempts.ts";

/** A guess and what became of it. */
export interface Guessed {
  readonly person: string;
  readonly found: PasswordAnswer | CodeAnswer;
  readonly factor: GuessedFactor;
  /** Inside a session a present factor was asked for, but not to unlock its screen. */
  readonly isProof?: boolean;
}

/** Who asks, as the security watch is told. */
export function askedBy(door: Door, request: FastifyRequest) {
  return {
    address: door.addressOf(request).slice(0, 80) || undefined,
    session: door.sessionOf(request)?.id,
    agent: request.headers["user-agent"],
    route: request.routeOptions.url,
  };
}

/** Tells the watch of a guess that was not right. It waits for nothing: time tells nobody who has an account. */
export function tellGuess(door: Door, request: FastifyRequest, guessed: Guessed, why: string): void {
  const { person, found } = guessed;
  const asked = { ...askedBy(door, request), person, why };
  switch (found.outcome) {
    case "ok":
    case "busy":
    case "absent":
      return;
    case "delayed":
      door.watch.tell({ ...asked, event: "attemptHeldBack", until: found.until });
      return;
    case "locked":
      if (!found.began) {
        door.watch.tell({ ...asked, event: "attemptHeldBack", until: found.until });
        return;
      }
      door.watch.tell({ ...asked, event: eventOf(door, request, guessed) });
      door.watch.tell({ ...asked, event: "delayBegun", until: found.until });
      noteLock(door, person, found);
      return;
    case "wrong":
    case "used":
      door.watch.tell({ ...asked, event: eventOf(door, request, guessed) });
      if (found.outcome === "wrong" && found.delayed !== undefined)
        door.watch.tell({ ...asked, event: "delayBegun", until: found.delayed });
  }
}

function eventOf(door: Door, request: FastifyRequest, { factor, isProof }: Guessed) {
  if (isProof === true) return "proofFailed";
  if (door.sessionOf(request) !== undefined) return "unlockFailed";
  return factor === "password" ? "signInFailed" : "secondFactorFailed";
}

/** The fact of a lock is on the person's own stream; under attack from many addresses once in ten minutes is enough. */
const noteEveryMillis = 600_000;
const noted = new WeakMap<Door, Map<string, number>>();

function noteLock(door: Door, person: string, { until, failures }: { until: string; failures: number }): void {
  // Nobody has this name, so there is no stream for a fact; the guess is counted all the same.
  if (door.state.person(person) === undefined) return;
  const last = noted.get(door) ?? new Map<string, number>();
  noted.set(door, last);
  if (door.now() - (last.get(person) ?? 0) < noteEveryMillis) return;
  last.set(person, door.now());
  noteIfPossible(door, "NoteSignInLocked", { person, until, failures }).catch(() => {});
}
