import type { ReactNode } from "react";
import { type Instant, millis } from "../../ground/instant.ts";
import { hallAddress } from "../../ground/web/address.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { useNow } from "../../ground/web/clock.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useFigures } from "../../journal/web/use-figures.ts";
import { callFigures } from "./calls-figures.ts";
import { intakeTexts as texts } from "./texts.ts";
import "./calls-glance.css";

/** How many calls ring and for how long the first of them has. */
export function CallsGlance(): ReactNode {
  const say = useSay();
  const { ringing, inCall, since } = useFigures(callFigures);
  return (
    <Panel title={say(texts.calls)}>
      <dl className="calls-glance">
        <div data-ringing={ringing > 0}>
          <dt>{say(texts.ringingNow)}</dt>
          <dd>
            <AddressLink
              to={hallAddress.path}
              className="calls-glance-figure figures"
              label={say(texts.toCalls, { count: ringing })}
            >
              {ringing}
            </AddressLink>
          </dd>
        </div>
        <div>
          <dt>{say(texts.longestRing)}</dt>
          <dd className="calls-glance-figure figures">{since === null ? "—" : <Since at={since} />}</dd>
        </div>
        <div>
          <dt>{say(texts.inCallNow)}</dt>
          <dd className="calls-glance-figure figures">{inCall}</dd>
        </div>
      </dl>
      <p className="calls-glance-note quiet">{say(texts.noRingBound)}</p>
    </Panel>
  );
}

/** Rendered each second by itself. */
function Since({ at }: { readonly at: Instant }): ReactNode {
  const now = useNow();
  return elapsedText(Math.max(0, (now - millis(at)) / 1000));
}
