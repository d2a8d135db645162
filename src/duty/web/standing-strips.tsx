import { Button } from "../../ground/web/button.tsx";
import type { ReactNode } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { instantOf } from "../../ground/instant.ts";
import { useNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { useStore } from "../../ground/web/store.ts";
import { useClient } from "../../journal/web/client.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import { openGlass } from "../../access/standing.ts";
import { AttemptsNotice } from "../../access/web/attempts-notice.tsx";
import { moment } from "../../access/web/door-sentence.ts";
import { AccountToldNotice } from "../../access/web/account-told.tsx";
import { GlassNotice } from "../../access/web/glass-notice.tsx";
import { glassTexts } from "../../access/web/glass-texts.ts";
import { OffPostStrip } from "./off-post-strip.tsx";
import { useOwnPerson } from "../../access/web/own-person.ts";
import { readSignOn, saidOnLeaving } from "./recorded-warnings.ts";
import { postTexts, warningsInWords } from "./post-texts.ts";
import { powerWords } from "../../access/web/power-words.ts";
import "./post.css";

/**
 * Strips that tell a person about their own standing and about a glass that others broke. Empty while all is as it
 * should be.
 */
export function StandingStrips({ onAccount }: { readonly onAccount: () => void }): ReactNode {
  const { session } = useClient();
  return (
    <>
      {session.person && <AttemptsNotice onAccount={onAccount} />}
      <OwnGlass />
      <AccountToldNotice />
      <GlassNotice />
      {session.offPost === true && session.person && <OffPostStrip />}
      <RecordedWarnings />
    </>
  );
}

function OwnGlass(): ReactNode {
  const say = useSay();
  const now = useNow();
  const district = useDistrict();
  const person = useOwnPerson();
  const glass = person === undefined ? undefined : openGlass(person, instantOf(now));
  if (person === undefined || glass === undefined) return null;
  return (
    <div className="notice" data-tone="alarm" role="status">
      <strong className="figures">
        {say(glassTexts.glassOpen, {
          power: say(powerWords(glass.power, district)),
          until: moment(glass.until, now, district.zone),
        })}
      </strong>
      <OrderButton order="MendGlass" body={{ person: person.id, broken: glass.broken }}>
        {say(glassTexts.mendGlass)}
      </OrderButton>
    </div>
  );
}

function RecordedWarnings(): ReactNode {
  const say = useSay();
  const person = useOwnPerson();
  const leaving = useStore(saidOnLeaving);
  const read = useStore(readSignOn);
  const onPost = person?.onPost;
  const coming = onPost === undefined || read === onPost.since ? [] : onPost.warnings;
  const left = onPost === undefined ? leaving : [];
  if (coming.length === 0 && left.length === 0) return null;
  const text = coming.length > 0 ? postTexts.signedOnWith : postTexts.leftWith;
  return (
    <div className="notice" role="status">
      <span>{say(text, { warnings: say(warningsInWords(coming.length > 0 ? coming : left)) })}</span>
      <Button
        onClick={() => {
          saidOnLeaving.set([]);
          if (onPost !== undefined) readSignOn.set(onPost.since);
        }}
      >
        {say(postTexts.noted)}
      </Button>
    </div>
  );
}
