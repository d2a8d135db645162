import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useMemo } from "react";
import { aboveOf } from "../../district/organisation.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { Person } from "../person.ts";
import { roleNames, staffKindNames } from "../role-names.ts";
import { CertifyMany } from "./certify-many.tsx";
import { partTexts, stateTexts } from "./people-part-texts.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { PersonCard } from "./person-card.tsx";
import { PersonForm } from "./person-form.tsx";
import { partName, powerWords } from "./power-words.ts";
import { type StaffRow, staffRows, type StaffState, statesOf } from "./staff-rows.ts";
import { useMinute } from "./use-minute.ts";
import { useOpener } from "./use-opener.ts";
import { useOfficerNames } from "./officer-names.ts";
import { dayOf } from "../../ground/zone.ts";

interface StaffPanelProps {
  /** The badge number of whoever is chosen. */
  readonly chosen: string | null;
  readonly onChoose: (badge: string | null) => void;
}

/** Everybody of the staff as a list to work in, and the card of whoever is chosen. */
export function StaffPanel({ chosen, onChoose }: StaffPanelProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const rows = useStaffRows();
  const columns = useStaffColumns();
  const registering = useOpener();
  return (
    <>
      <Panel
        title={say(partTexts.staff)}
        label={say(texts.title)}
        className="panel-grow people-staff"
        tools={
          mayGive(client, "RegisterPerson") && (
            <Button {...registering.button} onClick={registering.open}>
              {say(texts.register)}
            </Button>
          )
        }
      >
        <DataTable<StaffRow>
          list="people"
          caption={say(texts.title)}
          path="/people"
          columns={columns}
          rows={rows}
          keyOf={badgeOf}
          nameOf={nameOf}
          findHow={say(texts.find)}
          chosen={chosen}
          onChoose={(id) => {
            registering.leave();
            onChoose(id);
          }}
          none={say(mayGive(client, "RegisterPerson") ? texts.nobodyYet : texts.nobody)}
          acts={
            mayGive(client, "GrantCertificate")
              ? (people, unselect) => <CertifyMany people={people.map(badgeOf)} onDone={unselect} />
              : undefined
          }
        />
      </Panel>
      <aside className="people-side">
        {registering.isOpen ? (
          <Panel title={say(texts.newPerson)} className="panel-grow" body="people-body">
            <PersonForm
              person={undefined}
              onDone={(id) => {
                registering.close();
                if (id !== null) onChoose(id);
              }}
            />
          </Panel>
        ) : chosen === null ? (
          <Panel title={say(texts.choose)} className="panel-grow" state="empty" empty={texts.chooseHow} />
        ) : (
          <PersonCard key={chosen} id={chosen} onClose={() => onChoose(null)} />
        )}
      </aside>
    </>
  );
}

function badgeOf({ person }: StaffRow): string {
  return person.id;
}

function nameOf({ person, name }: StaffRow): string {
  return name === person.id ? name : `${name} ${person.id}`;
}

/** Rows of everybody in sight; glass that ends by the clock is seen within the minute. */
function useStaffRows(): readonly StaffRow[] {
  const { zone } = useDistrict();
  const nameOf = useOfficerNames();
  const people = useStreams<Person>("person");
  const now = useMinute();
  return useMemo(() => {
    return staffRows(
      people.map(({ state }) => state),
      nameOf,
      dayOf(now, zone),
      now,
    );
  }, [people, nameOf, now, zone]);
}

const tones: Readonly<Partial<Record<StaffState, string>>> = {
  ...{ disabled: "alarm", glass: "alarm", onPost: "good", ending: "amber", noMeans: "amber", noPower: "amber" },
};

function useStaffColumns(): readonly DataColumn<StaffRow>[] {
  const say = useSay();
  const district = useDistrict();
  return useMemo(() => {
    const named = (part: string) => say(partName(district, part));
    const states = (row: StaffRow) => statesOf(row).map((state) => say(stateTexts[state]));
    const powers = (row: StaffRow) => row.powers.map((power) => say(powerWords(power, district)));
    return [
      { key: "badge", head: say(texts.badge), figures: true, text: badgeOf },
      { key: "name", head: say(texts.name), names: true, text: ({ name }) => name },
      { key: "kind", head: say(texts.kind), isChoice: true, text: ({ person }) => say(staffKindNames[person.kind]) },
      {
        key: "part",
        head: say(texts.part),
        isChoice: true,
        text: ({ person }) => named(person.part),
        // Whoever is of a part is of what stands above it, too.
        values: ({ person: { part } }) => [part, ...aboveOf(district, part)].map(named),
      },
      {
        key: "powers",
        head: say(texts.powers),
        isChoice: true,
        text: (row) => powers(row).join(say(texts.and)),
        values: (row) => [...new Set(row.powers.map(({ role }) => say(roleNames[role])))],
      },
      {
        key: "state",
        head: say(texts.state),
        isChoice: true,
        text: (row) => states(row).join(say(texts.and)),
        values: states,
        cell: (row) => (
          <span className="people-marks">
            {statesOf(row).map((state) => (
              <span key={state} className="people-mark" data-tone={tones[state]}>
                {say(stateTexts[state])}
              </span>
            ))}
          </span>
        ),
      },
    ];
  }, [say, district]);
}
