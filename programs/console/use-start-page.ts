import { useRouter } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { usePreference } from "../../src/ground/web/preferences.ts";
import { useClient, useConnection } from "../../src/journal/web/client.ts";
import { takeBegunAt } from "./begin.ts";
import { openPages } from "./menu.ts";

/**
 * Whoever has just signed in comes to the page they chose to begin on, in the place of their role's (`begin.ts`); not when
 * they have pressed something or gone somewhere before it was known.
 */
export function useStartPage(): void {
  const router = useRouter();
  const client = useClient();
  const isRead = useConnection().state === "live";
  const start = usePreference("start");
  const begun = useRef(false);
  useEffect(() => {
    const leaveIt = () => void (begun.current = true);
    const gestures = ["pointerdown", "keydown"] as const;
    for (const gesture of gestures) document.addEventListener(gesture, leaveIt, { passive: true });
    return () => gestures.forEach((gesture) => document.removeEventListener(gesture, leaveIt));
  }, []);
  useEffect(() => {
    if (!isRead || begun.current) return;
    // What the board says of the person is drawn one turn after the connection is there.
    const timer = setTimeout(() => {
      if (begun.current) return;
      begun.current = true;
      const { pathname, searchStr } = router.latestLocation;
      const isWhereTheyBegan = pathname === takeBegunAt() && searchStr === "";
      if (start === null || !isWhereTheyBegan || !openPages(client).some(({ path }) => path === start)) return;
      void router.navigate({ to: start, replace: true } as never);
    }, 150);
    return () => clearTimeout(timer);
  }, [isRead, start, router, client]);
}
