import { type ReactNode, useState } from "react";
import { millis } from "../../ground/instant.ts";
import { useNow } from "../../ground/web/clock.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { Trouble } from "../../ground/web/trouble.tsx";
import { useClient } from "../../journal/web/client.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { forceTierNames, promiseCauseNames, promiseCauses } from "../../ground/force.ts";
import type { Incident, PromiseCause } from "../incident.ts";
import { promisesOf, type TierPromise } from "../promise.ts";
import { type Arrivals, arrivalWords, estimateOf, withEstimate } from "./arrival-words.ts";
import { faceOf } from "./promise-face.ts";
import { responseTexts } from "./response-texts.ts";
import "./promise-strip.css";

/** The promises of an incident with their clocks; what was not kept asks for its cause. */
export function PromiseStrip({ incident, arrivals }: { incident: Incident; arrivals: Arrivals }): ReactNode {
  const say = useSay();
  const promises = promisesOf(incident).toSorted((a, b) => (a.due < b.due ? -1 : 1));
  if (promises.length === 0) return null;
  return (
    <ul className="card-promises" aria-label={say(responseTexts.promises)}>
      {promises.map((promise) => (
        <Tier key={promise.tier} incident={incident} promise={promise} arrivals={arrivals} />
      ))}
    </ul>
  );
}

interface TierProps {
  readonly incident: Incident;
  readonly promise: TierPromise;
  readonly arrivals: Arrivals;
}

function Tier({ incident, promise, arrivals }: TierProps): ReactNode {
  const say = useSay();
  const now = useNow();
  const { tier, seconds, outcome, due } = promise;
  const estimate = estimateOf(promise, incident, arrivals);
  const face = faceOf(withEstimate(promise, estimate), now);
  const limit = elapsedText(seconds);
  const words =
    estimate === undefined ? undefined : arrivalWords(estimate, now, (estimate.expectedAt - millis(due)) / 1000);
  return (
    <li data-tone={face.tone}>
      <span className="promise-tier">{say(responseTexts.within, { tier: say(forceTierNames[tier]), limit })}</span>
      <span className="figures promise-clock" role="timer" aria-live="off">
        {say(responseTexts[face.says], { time: elapsedText(face.seconds) })}
      </span>
      {words !== undefined && (
        <span
          className="figures promise-forecast"
          data-late={words.text === responseTexts.arrivesLate}
          role="timer"
          aria-live="off"
        >
          {say(words.text, { ...words.with, by: say(words.by) })}
        </span>
      )}
      {outcome === "broken" && <Cause incident={incident} promise={promise} />}
    </li>
  );
}

function Cause({ incident, promise }: { incident: Incident; promise: TierPromise }): ReactNode {
  const say = useSay();
  const client = useClient();
  const giving = useGiving();
  const [changing, setChanging] = useState(false);
  const { tier, cause } = promise;
  const may = mayGive(client, "StatePromiseCause");
  if (cause !== undefined && !changing) {
    const words = `${say(promiseCauseNames[cause.cause])}${cause.note === undefined ? "" : `：${cause.note}`}`;
    if (!may) return <span className="quiet">{words}</span>;
    return (
      <button type="button" className="plain-button quiet" onClick={() => setChanging(true)}>
        {words}
      </button>
    );
  }
  if (!may) return null;
  async function give(chosen: PromiseCause): Promise<void> {
    const answer = await giving.give("StatePromiseCause", { incidentId: incident.id, tier, cause: chosen });
    if (answer.kind === "accepted") setChanging(false);
  }
  return (
    <>
      <PickOne<PromiseCause>
        label={say(responseTexts.causeOf, { tier: say(forceTierNames[tier]) })}
        value={cause?.cause}
        placeholder={say(responseTexts.chooseCause)}
        options={promiseCauses.map((value) => ({ value, text: say(promiseCauseNames[value]) }))}
        onChange={(chosen) => void give(chosen)}
      />
      <Trouble said={giving.trouble} />
    </>
  );
}
