import { useEffect, useState } from "react";
import { idleAnswer, type IdlePolicy } from "./idle-rules.ts";
import { seatScreen } from "./session.ts";

const inputs = ["pointerdown", "click", "pointermove", "keydown", "wheel", "touchstart"] as const;
const beatMillis = 1000;

/**
 * Watches whether somebody is at the keyboard while `on`, tells the server, and answers the seconds left once the end is
 * near, null before. `onOver` is called when the time is up. Windows of the same browser count as one: somebody who
 * works in one of them is there.
 */
export function useIdle({ onIdle, idleMinutes }: IdlePolicy, on: boolean, onOver: () => void): number | null {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    if (!on) {
      setLeft(null);
      return;
    }
    const others = new BroadcastChannel("callsign-input");
    let lastInput = Date.now();
    // Whoever has just come in or unlocked is known to be there.
    let lastTold = lastInput;
    let over = false;
    const beat = () => {
      const now = Date.now();
      const { tell, phase, leftSeconds } = idleAnswer({ lastInput, lastTold }, { onIdle, idleMinutes }, now);
      setLeft(phase === "soon" ? leftSeconds : null);
      if (tell) {
        lastTold = now;
        void seatScreen.active();
      }
      if (phase !== "over" || over) return;
      over = true;
      onOver();
    };
    const noteInput = (event: Event) => {
      if (!event.isTrusted) return;
      const now = Date.now();
      const isNews = now - lastInput >= beatMillis;
      lastInput = now;
      over = false;
      if (!isNews) return;
      others.postMessage(now);
      beat();
    };
    others.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (typeof data === "number") lastInput = Math.max(lastInput, data);
    });
    for (const name of inputs) document.addEventListener(name, noteInput, { passive: true, capture: true });
    const timer = setInterval(beat, beatMillis);
    return () => {
      clearInterval(timer);
      others.close();
      for (const name of inputs) document.removeEventListener(name, noteInput, { capture: true });
    };
  }, [on, onIdle, idleMinutes, onOver]);
  return left;
}
