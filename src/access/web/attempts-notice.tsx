import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useEffect, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { useNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { attemptsTexts as texts } from "./attempts-texts.ts";
import { moment } from "./door-sentence.ts";
import { noteOwnAttempts, type OwnAttempts, readOwnAttempts } from "./own-attempts.ts";

/** Says once, after signing in, what failed under one's own name since the time before. */
export function AttemptsNotice({ onAccount }: { readonly onAccount: () => void }): ReactNode {
  const say = useSay();
  const now = useNow();
  const { zone } = useDistrict();
  const [since, setSince] = useState<OwnAttempts["sinceLast"]>();
  useEffect(() => void readOwnAttempts().then((attempts) => setSince(attempts?.sinceLast)), []);
  if (since === undefined) return null;
  const details = {
    count: since.count,
    from: since.from.length === 0 ? say(texts.manyAddresses) : since.from.join(" · "),
    when: since.since === undefined ? "" : moment(since.since, now, zone),
  };
  return (
    <section className="notice" data-tone="amber" aria-label={say(texts.notice)}>
      <span className="figures" role="status">
        {say(since.since === undefined ? texts.before : texts.since, details)}
      </span>
      <a
        href="/account"
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          onAccount();
        }}
      >
        {say(texts.see)}
      </a>
      <Button
        onClick={() => {
          setSince(undefined);
          void noteOwnAttempts();
        }}
      >
        {say(texts.noted)}
      </Button>
    </section>
  );
}
