import { type ReactNode, useState } from "react";
import { timeOfDay, useDistrict } from "../../district/web/use-district.ts";
import { promiseCauses } from "../../ground/force.ts";
import { millis } from "../../ground/instant.ts";
import { useNow } from "../../ground/web/clock.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useDesk } from "../../journal/web/desk.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { Incident } from "../incident.ts";
import { forceTierNames, promiseCauseNames } from "../names.ts";
import { type PromiseCause, promisesOf, type TierPromise } from "../promise.ts";
import { faceOf } from "./promise-face.ts";
import { responseTexts } from "./response-texts.ts";
import "./promise-strip.css";

/** The promises of an incident with their clocks; what was not kept asks for its cause. */
export function PromiseStrip({ incident }: { incident: Incident }): ReactNode {
  const say = useSay();
  const promises = promisesOf(incident).toSorted((a, b) => (a.due < b.due ? -1 : 1));
  if (promises.length === 0) return null;
  return (
    <ul className="card-promises" aria-label={say(responseTexts.promises)}>
      {promises.map((promise) => (
        <Tier key={promise.tier} incident={incident} promise={promise} />
      ))}
    </ul>
  );
}

function Tier({ incident, promise }: { incident: Incident; promise: TierPromise }): ReactNode {
  const say = useSay();
  const now = useNow();
  const { zone } = useDistrict();
  const { tier, seconds, outcome, expectedAt, due } = promise;
  const face = faceOf(promise, now);
  const limit = elapsedText(seconds);
  const late = expectedAt === undefined ? 0 : (millis(expectedAt) - millis(due)) / 1000;
  return (
    <li data-tone={face.tone}>
      <span className="promise-tier">{say(responseTexts.within, { tier: say(forceTierNames[tier]), limit })}</span>
      <span className="figures promise-clock" role="timer" aria-live="off">
        {say(responseTexts[face.says], { time: elapsedText(face.seconds) })}
      </span>
      {outcome === "running" && expectedAt !== undefined && (
        <span className="figures promise-forecast" role="status">
          {say(responseTexts.expected, { time: timeOfDay(expectedAt, zone), over: elapsedText(late) })}
        </span>
      )}
      {outcome === "broken" && <Cause incident={incident} promise={promise} />}
    </li>
  );
}

function Cause({ incident, promise }: { incident: Incident; promise: TierPromise }): ReactNode {
  const say = useSay();
  const desk = useDesk();
  const giving = useGiving();
  const [changing, setChanging] = useState(false);
  const { tier, cause } = promise;
  const may = mayGive(desk, "StatePromiseCause");
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
      {giving.trouble !== null && (
        <span role="alert" className="trouble">
          {say(giving.trouble)}
        </span>
      )}
    </>
  );
}
