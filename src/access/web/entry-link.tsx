import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import type { Refused } from "../../journal/web/api.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { useSay } from "../../ground/web/language.ts";
import { doorTexts } from "./door-texts.ts";
import type { Session } from "../own-session.ts";
import { signIn, troubleOf } from "./session.ts";

interface EntryLinkProps {
  /** What stood in the address; undefined when the address was not whole. */
  readonly secret: string | undefined;
  readonly onSignedIn: (session: Session) => void;
  readonly onLeave: () => void;
}

/** Signs in with the secret of a one-time link, and says what to do when it is of no use. */
export function EntryLink({ secret, onSignedIn, onLeave }: EntryLinkProps): ReactNode {
  const say = useSay();
  const [refused, setRefused] = useState<Refused | null>(null);
  const began = useRef(false);

  const enter = useCallback(async () => {
    if (secret === undefined) return;
    setRefused(null);
    const reply = await signIn.withLink(secret);
    if (reply.kind === "ok") onSignedIn(reply.content);
    else setRefused(troubleOf(reply));
  }, [secret, onSignedIn]);

  useEffect(() => {
    // A link is good for once, so it is tried once, however often React runs this.
    if (began.current) return;
    began.current = true;
    void enter();
  }, [enter]);

  const isLost = refused !== null && refused.status === 0;
  return (
    <main className="sign-in">
      <div className="sign-in-sheet">
        <h1>{say(doorTexts.product)}</h1>
        {secret !== undefined && refused === null ? (
          <p role="status">{say(doorTexts.entering)}</p>
        ) : (
          <>
            <h2>{say(doorTexts.entryFailed)}</h2>
            <Trouble said={refused ?? doorTexts.entryMissing} />
            {isLost ? (
              <Button size="large" look="primary" onClick={() => void enter()}>
                {say(doorTexts.tryAgain)}
              </Button>
            ) : (
              <p className="quiet">{say(doorTexts.entryHow)}</p>
            )}
            <Button size="large" onClick={onLeave}>
              {say(doorTexts.toSignIn)}
            </Button>
          </>
        )}
      </div>
    </main>
  );
}
