import type { ReactNode } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { useSay } from "../../ground/web/language.ts";
import { marksOf } from "../entry-told.ts";
import type { Person } from "../person.ts";
import { ActButton } from "./act-button.tsx";
import { peopleTexts as texts } from "./people-texts.ts";
import { calledBy } from "./proposal-words.ts";
import { useOfficerNames } from "./officer-names.ts";

const shownLinks = 3;

/** Who let this person in, whether somebody else has confirmed the account, and the latest links. */
export function PersonEntry({ person }: { readonly person: Person }): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const nameOf = useOfficerNames();
  const marks = marksOf(person);
  const time = (instant: string) => dayAndTime(instant, zone);
  const called = (badge: string) => say(calledBy(nameOf, badge));
  return (
    <>
      {person.reportedAt !== undefined && (
        <p className="people-note" data-tone="alarm">
          {say(texts.reported, { time: time(person.reportedAt) })}
        </p>
      )}
      {marks.length > 0 && (
        <div className="people-lines">
          <p className="people-note">{say(texts.letIn, { who: marks.map(called).join(" · ") })}</p>
          <ActButton order="ConfirmEntry" body={{ person: person.id }}>
            {say(texts.confirmEntry)}
          </ActButton>
        </div>
      )}
      <ul className="people-lines">
        {person.links
          .slice(-shownLinks)
          .toReversed()
          .map(({ link, maker, at, used }) => (
            <li key={link} className="quiet figures">
              {say(texts.linkBy, {
                who: called(maker),
                time: time(at),
                state: say(used === undefined ? texts.linkUnused : texts.linkUsed),
              })}
            </li>
          ))}
      </ul>
    </>
  );
}
