import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { doorTexts } from "./door-texts.ts";
import { readSession, seatScreen, signOut } from "./session.ts";
import type { Session } from "../own-session.ts";
import { afterReading, type Standing } from "./standing-change.ts";
import type { Sentence } from "../../ground/sentence.ts";

const againMillis = 2000;

/** Where one stands at the door, and what changes it. */
export interface DoorState {
  readonly standing: Standing;
  /** Somebody has signed in, unlocked, or the server told who they are now. */
  become(session: Session): void;
  /** Asks the server who is signed in and becomes what it says. */
  reread(): void;
  lock(): void;
  leave(): void;
  /** Signs out because nobody was there. */
  leaveIdle(): void;
}

/** Follows the session: the server says who one is, and `afterReading` what that makes of the page. */
export function useDoor(): DoorState {
  const [standing, setStanding] = useState<Standing>({ kind: "reading" });
  // Of two readings under way the later one counts.
  const asked = useRef(0);
  // A screen somebody locked stays locked, also when the server could not be told: it is told as soon as it answers.
  const lockWanted = useRef(false);

  // While a sign-out is under way, the page waits for its answer. The answer clears the cookie, also that of somebody
  // who signed in meanwhile, and words typed into a sign-in form shown too early would be lost.
  const leaving = useRef(false);

  const read = useCallback(async (notice?: Sentence | null) => {
    if (leaving.current) return;
    asked.current += 1;
    const mine = asked.current;
    if (lockWanted.current) lockWanted.current = (await seatScreen.lock()).kind === "unreachable";
    const found = await readSession();
    if (mine === asked.current && !lockWanted.current) setStanding((before) => afterReading(before, found, notice));
  }, []);
  const reread = useCallback(() => void read(), [read]);

  const isOutOfReach = standing.kind === "reading" || standing.kind === "unreachable";
  useEffect(() => {
    if (!isOutOfReach) return;
    reread();
    const timer = setInterval(reread, againMillis);
    return () => clearInterval(timer);
  }, [isOutOfReach, reread]);

  const leave = useCallback(
    (notice: Sentence | null) => {
      leaving.current = true;
      // A reading that began before says nothing of what comes after.
      asked.current += 1;
      void signOut().finally(() => {
        leaving.current = false;
        void read(notice);
      });
    },
    [read],
  );

  const acts = useMemo(
    () => ({
      become: (session: Session) => {
        asked.current += 1;
        lockWanted.current = false;
        setStanding((before) => afterReading(before, { kind: "in", session }));
      },
      lock: () => {
        lockWanted.current = true;
        // What is on the screen is covered before the server has answered.
        setStanding((before) =>
          before.kind === "seat"
            ? afterReading(before, { kind: "in", session: { ...before.session, locked: true } })
            : before,
        );
        reread();
      },
      leave: () => leave(null),
      leaveIdle: () => leave(doorTexts.leftIdle),
    }),
    [leave, reread],
  );
  return useMemo(() => ({ standing, reread, ...acts }), [standing, reread, acts]);
}
