import { type ReactNode, useMemo } from "react";
import { certificateName } from "../../ground/certificate.ts";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { useMinute } from "../../access/web/use-minute.ts";
import type { Person } from "../../access/person.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import { useSay } from "../../ground/web/language.ts";
import { listed } from "../../ground/sentence.ts";
import { dayOf } from "../../ground/zone.ts";
import { useStreams } from "../../journal/web/client.ts";
import { holdsCertificate } from "../certified.ts";
import { tasksTexts as texts } from "./tasks-texts.ts";

/** What of the certificates an item demands a crew has: who holds each, or that nobody does; undefined: not in sight. */
interface CrewFit {
  readonly unit: string;
  readonly callsign: string;
  readonly held: readonly { readonly certificate: string; readonly by: readonly string[] | undefined }[];
}

interface CrewOfUnit {
  readonly id: string;
  readonly callsign: string;
  readonly crew?: readonly { readonly badge: string }[];
}

/** Of every unit in sight how its crew stands to what is demanded; empty where nothing is. */
function useCrewsFit(demanded: readonly string[]): readonly CrewFit[] {
  const units = useStreams<CrewOfUnit>("unit");
  const people = useStreams<Person>("person");
  const { zone } = useDistrict();
  const day = dayOf(useMinute(), zone);
  return useMemo(() => {
    if (demanded.length === 0) return [];
    const known = new Map(people.map(({ state }) => [state.id, state]));
    return units.map(({ state: { id, callsign, crew = [] } }) => {
      const seen = crew.flatMap(({ badge }) => known.get(badge) ?? []);
      const held = demanded.map((certificate) => {
        const by = seen.filter((person) => holdsCertificate(person, certificate, day)).map((person) => person.id);
        // Somebody of the crew who is not in sight may hold it: the order knows.
        return { certificate, by: by.length === 0 && seen.length < crew.length ? undefined : by };
      });
      return { unit: id, callsign, held };
    });
  }, [units, people, demanded, day]);
}

/** Whether something is missing of what a crew must have, as far as that is in sight. */
function isLacking({ held }: CrewFit): boolean {
  return held.some(({ by }) => by?.length === 0);
}

interface CrewsFitProps {
  /** Certificates that a crew that is sent must have. */
  readonly demanded: readonly string[];
  readonly chosen: readonly string[];
}

/** What is demanded, and of each candidate crew who has it; those that were chosen first. */
export function CrewsFit({ demanded, chosen }: CrewsFitProps): ReactNode {
  const crews = useCrewsFit(demanded);
  const say = useSay();
  const nameOf = useOfficerNames();
  const rank = (crew: CrewFit) => (chosen.includes(crew.unit) ? 0 : 2) + (isLacking(crew) ? 1 : 0);
  const sorted = crews.toSorted((one, other) => rank(one) - rank(other) || (one.callsign < other.callsign ? -1 : 1));
  return (
    <section className="crews-fit" aria-label={say(texts.crewsFit)}>
      <h4>{say(texts.crewsFit)}</h4>
      <p>{say(texts.crewsNeed, { certificates: say(listed(demanded.map(certificateName))) })}</p>
      <ul>
        {sorted.map((crew) => (
          <li key={crew.unit} className={isLacking(crew) && chosen.includes(crew.unit) ? "tasks-late" : ""}>
            <strong>{crew.callsign}</strong>{" "}
            {crew.held
              .map(({ certificate, by }) =>
                say(by === undefined ? texts.heldUnseen : by.length === 0 ? texts.heldByNobody : texts.heldBy, {
                  certificate: say(certificateName(certificate)),
                  who: (by ?? []).map(nameOf).join("、"),
                }),
              )
              .join(" · ")}
          </li>
        ))}
      </ul>
    </section>
  );
}
