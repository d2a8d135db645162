import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useEffect, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { signInRefusals } from "../sign-in-refusals.ts";
import { doorTexts } from "./door-texts.ts";
import { signIn, troubleOf } from "./session.ts";

/** Goes to the provider of identities and comes back signed in, or with a reason that is said here. */
export function ProviderSignIn({ name }: { readonly name: Sentence }): ReactNode {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(returnedWith);
  useEffect(() => {
    // Said once: reading the page anew is not another attempt.
    if (trouble !== null && location.search !== "") history.replaceState(null, "", location.pathname);
  }, [trouble]);

  async function go(): Promise<void> {
    setBusy(true);
    setTrouble(null);
    const reply = await signIn.atProvider();
    if (reply.kind === "ok") {
      location.assign(reply.content.url);
      return;
    }
    setBusy(false);
    setTrouble(troubleOf(reply));
  }

  return (
    <div className="door-field">
      <Button size="large" block busy={busy} onClick={() => void go()}>
        {say(doorTexts.withProvider, { name: say(name) })}
      </Button>
      <Trouble said={trouble} />
    </div>
  );
}

/** Why the provider's way back led to the door: only what this program itself may say. */
function returnedWith(): Sentence | null {
  const code = new URLSearchParams(location.search).get("signIn") ?? "";
  return Object.hasOwn(signInRefusals, code) ? signInRefusals[code as keyof typeof signInRefusals] : null;
}
