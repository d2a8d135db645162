import type { ReactNode } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import type { Instant } from "../../ground/instant.ts";
import { useSay } from "../../ground/web/language.ts";
import { basisWords } from "../../statute/limit-words.ts";
import type { Running } from "../complaint-clock.ts";
import { complaintTexts as texts } from "./complaint-texts.ts";

interface LimitDueProps {
  /** When it ends, as it was said when it began or was extended. */
  readonly due: Instant | undefined;
  /** The limit of the law behind it. */
  readonly running: Running | undefined;
}

/** When a limit ends, by which law, and that nobody has compared it with the text of the law where nobody has. */
export function LimitDue({ due, running }: LimitDueProps): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  if (due === undefined) return <span className="quiet">{say(texts.noLimit)}</span>;
  return (
    <>
      <span className="figures">{dayAndTime(due, zone)}</span>{" "}
      {running !== undefined && (
        <>
          {!running.listed.isVerified && <strong className="limit-unverified">{say(texts.notVerified)}</strong>}{" "}
          <span className="quiet">{say(texts.lawOf, { basis: say(basisWords(running.listed.limit.basis)) })}</span>
        </>
      )}
    </>
  );
}
