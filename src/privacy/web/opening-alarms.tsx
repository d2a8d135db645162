import type { ReactNode } from "react";
import { timeOfDay, useDistrict } from "../../district/web/use-district.ts";
import { roleNames } from "../../access/role-names.ts";
import { ActButton } from "../../access/web/act-button.tsx";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { useOpeningAlarms } from "./privacy-waiting.ts";
import { openingsTexts as texts } from "./openings-texts.ts";

/** Who went over the budget and has not been answered; pushed, so it is here as it happens. */
export function OpeningAlarms(): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const nameOf = useOfficerNames();
  const waiting = useOpeningAlarms();
  const named: Readonly<Record<string, Sentence>> = roleNames;
  return (
    <section className="opening-alarms" aria-label={say(texts.alarms)} aria-live="polite">
      {waiting.length > 0 && <h2>{say(texts.alarms)}</h2>}
      <ul>
        {waiting.map((alarm) => {
          const who = nameOf(alarm.officer);
          return (
            <li key={`${alarm.officer} ${alarm.day}`}>
              <span>
                {say(texts.alarm, {
                  ...{
                    who,
                    role: say(named[alarm.role] ?? { zh: alarm.role, en: alarm.role }),
                    day: alarm.day,
                    budget: alarm.budget,
                  },
                  ...{ time: timeOfDay(alarm.at, zone), attempts: alarm.attempts },
                })}
              </span>
              <ActButton
                order="AcknowledgeOpeningAlarm"
                body={{ officer: alarm.officer }}
                label={say(texts.acknowledgeNamed, { who })}
              >
                {say(texts.acknowledge)}
              </ActButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
