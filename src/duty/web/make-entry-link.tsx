import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { ask } from "../../journal/web/api.ts";
import { useDesk } from "../../journal/web/desk.ts";
import { sentenceOfRefused } from "../../journal/web/refusal-sentence.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { Person } from "../person.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { SecretOnce } from "./secret-once.tsx";

interface Link {
  readonly url: string;
  readonly until: string;
}

/** A one-time link for somebody who cannot sign in yet, or no longer. */
export function MakeEntryLink({ person }: { readonly person: Person }): ReactNode {
  const say = useSay();
  const desk = useDesk();
  const { zone } = useDistrict();
  const [busy, setBusy] = useState(false);
  const [link, setLink] = useState<Link | null>(null);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  // Whoever registers people lets them in; the route has no order of its own to ask.
  if (!mayGive(desk, "RegisterPerson") || person.disabled !== undefined) return null;

  async function make(): Promise<void> {
    setBusy(true);
    setTrouble(null);
    const why = person.factors.length === 0 ? "new" : "forgotten";
    const reply = await ask<Link>("POST", `/api/v1/people/${encodeURIComponent(person.id)}/link`, { body: { why } });
    setBusy(false);
    if (reply.kind === "ok") setLink(reply.content);
    else setTrouble(reply.refused === undefined ? texts.unreachable : sentenceOfRefused(desk, reply.refused));
  }

  if (link !== null) {
    const label = say(texts.linkMade, { time: dayAndTime(link.until, zone) });
    return <SecretOnce label={label} secret={link.url} onClose={() => setLink(null)} />;
  }
  return (
    <div className="people-lines">
      <Button size="small" loading={busy} title={say(texts.linkHow)} onClick={() => void make()}>
        {say(texts.link)}
      </Button>
      {trouble !== null && (
        <p role="alert" className="trouble">
          {say(trouble)}
        </p>
      )}
    </div>
  );
}
