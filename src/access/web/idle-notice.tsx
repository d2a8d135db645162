import { Button } from "../../ground/web/button.tsx";
import type { ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import { doorTexts } from "./door-texts.ts";
import type { Session } from "../own-session.ts";

/** Says, before it happens, that a seat nobody is at will be locked or left; pressing anything is enough to stay. */
export function IdleNotice({ onIdle, left }: { onIdle: Session["onIdle"]; left: number | null }): ReactNode {
  const say = useSay();
  if (left === null) return null;
  return (
    <div className="idle-notice" role="alert">
      {/* The seconds run for the eye only: read aloud every one of them would drown what else is said. */}
      <span aria-hidden="true" className="figures">
        {say(onIdle === "lock" ? doorTexts.idleLock : doorTexts.idleEnd, { left })}
      </span>
      <span className="unseen">{say(onIdle === "lock" ? doorTexts.idleLockSoon : doorTexts.idleEndSoon)}</span>
      <Button>{say(doorTexts.stay)}</Button>
    </div>
  );
}
