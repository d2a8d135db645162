import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { useClient } from "../../journal/web/client.ts";
import { sentenceOfRefused } from "../../journal/web/refusal-sentence.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { Person } from "../person.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { askShown } from "./show-again.ts";
import { useMinute } from "./use-minute.ts";
import { SecretOnce } from "./secret-once.tsx";

interface Link {
  readonly url: string;
  readonly until: string;
}

/** A one-time link for somebody who cannot sign in yet, or no longer. */
export function MakeEntryLink({ person }: { readonly person: Person }): ReactNode {
  const say = useSay();
  const client = useClient();
  const { zone } = useDistrict();
  const [busy, setBusy] = useState(false);
  const [waits, setWaits] = useState(false);
  const [drawn, setDrawn] = useState<readonly string[]>([]);
  const [link, setLink] = useState<Link | null>(null);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const now = useMinute();
  if (!mayGive(client, "MakeEntryLink") || person.disabled !== undefined) return null;

  async function make(): Promise<void> {
    setBusy(true);
    setTrouble(null);
    const why = person.factors.length === 0 ? "new" : "forgotten";
    await ask(`/api/v1/people/${encodeURIComponent(person.id)}/link`, { why });
  }

  async function ask(path: string, body: object): Promise<void> {
    const reply = await askShown<Link | { readonly waits: string }>("POST", path, { body });
    setBusy(false);
    setWaits(reply.kind === "ok" && "waits" in reply.content);
    if (reply.kind === "ok" && "url" in reply.content) setLink(reply.content);
    if (reply.kind !== "ok")
      setTrouble(reply.refused === undefined ? texts.unreachable : sentenceOfRefused(client, reply.refused));
  }

  // Links of mine a second person has approved: each is drawn once, and the server knows which were.
  const mine = person.links.filter(
    ({ link: id, maker, used, until }) =>
      maker === client.session.officer && used === undefined && until > now && !drawn.includes(id),
  );
  const approved = mine.at(-1);

  if (link !== null) {
    const label = say(texts.linkMade, { time: dayAndTime(link.until, zone) });
    return <SecretOnce label={label} secret={link.url} onClose={() => setLink(null)} />;
  }
  return (
    <div className="people-lines">
      <Button busy={busy} title={say(texts.linkHow)} onClick={() => void make()}>
        {say(texts.link)}
      </Button>
      {approved !== undefined && (
        <Button
          onClick={() => {
            setDrawn([...drawn, approved.link]);
            setTrouble(null);
            void ask(`/api/v1/people/${encodeURIComponent(person.id)}/links/${approved.link}/secret`, {});
          }}
        >
          {say(texts.drawLink)}
        </Button>
      )}
      <p role="status" className="quiet">
        {waits && say(texts.linkWaits)}
      </p>
      <Trouble said={trouble} />
    </div>
  );
}
