import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { bureau, flatOf, organisationOf, partsBelow } from "../../district/organisation.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useHotkey } from "../../ground/web/hotkeys.ts";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { powerRoles } from "../../ground/role.ts";
import { staffKinds } from "../people-facts.ts";
import type { Person } from "../person.ts";
import { roleNames } from "../role-names.ts";
import { partTexts, stateTexts } from "./people-part-texts.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { PersonCard } from "./person-card.tsx";
import { PersonForm } from "./person-form.tsx";
import { partName, powerWords } from "./power-words.ts";
import { RowList } from "./row-list.tsx";
import { staffKindNames } from "./staff-import-texts.ts";
import { everybody, isSought, type StaffFilter, type StaffRow, staffRows, staffStates } from "./staff-rows.ts";
import { useMinute } from "./use-minute.ts";
import { useOpener } from "./use-opener.ts";
import { useOfficerNames } from "./officer-names.ts";
import { dayOf } from "../../ground/zone.ts";

/** Everybody of the staff, looked for in many ways, and the card of whoever is chosen. */
export function StaffPanel(): ReactNode {
  const say = useSay();
  const client = useClient();
  const district = useDistrict();
  const rows = useStaffRows();
  const [filter, setFilter] = useState<StaffFilter>(everybody);
  const [part, setPart] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const registering = useOpener();
  const field = useRef<HTMLInputElement>(null);
  useHotkey("/", texts.focusFind, () => field.current?.focus());

  const shown = useMemo(
    () =>
      rows.filter((row) =>
        isSought(row, filter, [
          say(partName(district, row.person.part)),
          ...row.powers.map((power) => say(powerWords(power, district))),
        ]),
      ),
    [rows, filter, district, say],
  );
  const parts = useMemo(() => flatOf(organisationOf(district)), [district]);
  const narrow = (change: Partial<StaffFilter>) => setFilter((before) => ({ ...before, ...change }));

  return (
    <>
      <Panel
        title={say(partTexts.staff)}
        label={say(texts.title)}
        className="panel-grow people-staff"
        headClass="people-filters"
        about={
          <>
            <TextField
              className="people-find"
              label={say(texts.findLabel)}
              labelUnseen
              clears
              placeholder={say(texts.find)}
              inputRef={field}
              value={filter.words}
              onChange={(words) => narrow({ words })}
            />
            <PickOne
              label={say(texts.part)}
              value={part}
              options={[
                { value: "", text: say(texts.anyPart) },
                ...parts
                  .filter(({ id }) => id !== bureau)
                  .map(({ id, name, level }) => ({
                    value: id,
                    text: `${"　".repeat(Math.max(0, level - 1))}${say(name)}`,
                  })),
              ]}
              onChange={(value) => {
                setPart(value);
                narrow({ parts: value === "" ? null : new Set([value, ...partsBelow(district, value)]) });
              }}
            />
            <Pick
              label={say(texts.kind)}
              any={say(texts.anyKind)}
              value={filter.kind}
              options={staffKinds.map((kind) => ({ value: kind, text: say(staffKindNames[kind]) }))}
              onChange={(kind) => narrow({ kind })}
            />
            <Pick
              label={say(texts.powers)}
              any={say(texts.anyPower)}
              value={filter.role}
              options={powerRoles.map((role) => ({ value: role, text: say(roleNames[role]) }))}
              onChange={(role) => narrow({ role })}
            />
            <Pick
              label={say(texts.state)}
              any={say(texts.anyState)}
              value={filter.state}
              options={staffStates.map((state) => ({ value: state, text: say(stateTexts[state]) }))}
              onChange={(state) => narrow({ state })}
            />
            <span className="count" role="status">
              {say(texts.countOf, { shown: shown.length, all: rows.length })}
            </span>
          </>
        }
        tools={
          mayGive(client, "RegisterPerson") && (
            <Button {...registering.button} onClick={registering.open}>
              {say(texts.register)}
            </Button>
          )
        }
      >
        <div className="people-row people-row-head" aria-hidden="true">
          <span>{say(texts.badge)}</span>
          <span>{say(texts.name)}</span>
          <span>{say(texts.kind)}</span>
          <span>{say(texts.part)}</span>
          <span>{say(texts.powers)}</span>
          <span>{say(texts.state)}</span>
        </div>
        <RowList
          label={say(texts.title)}
          rows={shown}
          keyOf={({ person }) => person.id}
          chosen={chosen}
          onChoose={(id) => {
            registering.leave();
            setChosen(id);
          }}
          row={(row) => <StaffCells row={row} />}
          none={say(rows.length === 0 ? texts.nobody : texts.nobodySuch)}
          className="people-row"
          heights={[32, 52]}
        />
      </Panel>
      <aside className="people-side">
        {registering.isOpen ? (
          <Panel title={say(texts.newPerson)} className="panel-grow" body="people-body">
            <PersonForm
              person={undefined}
              onDone={(id) => {
                registering.close();
                if (id !== null) setChosen(id);
              }}
            />
          </Panel>
        ) : chosen === null ? (
          <Panel title={say(texts.choose)} className="panel-grow" state="empty" empty={texts.chooseHow} />
        ) : (
          <PersonCard key={chosen} id={chosen} onClose={() => setChosen(null)} />
        )}
      </aside>
    </>
  );
}

interface PickProps<Value extends string> {
  readonly label: string;
  readonly any: string;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value | null) => void;
}

function Pick<Value extends string>({ label, any, value, options, onChange }: PickProps<Value>): ReactNode {
  return (
    <PickOne<Value | "">
      label={label}
      value={value ?? ""}
      options={[{ value: "", text: any }, ...options]}
      onChange={(next) => onChange(next === "" ? null : next)}
    />
  );
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

function StaffCells({ row }: { readonly row: StaffRow }): ReactNode {
  const say = useSay();
  const district = useDistrict();
  const { person, name, powers, ending, glass } = row;
  const { onPost, disabled } = person;
  return (
    <>
      <span className="figures">{person.id}</span>
      <span className="people-name cut">{name}</span>
      <span className="quiet cut">{say(staffKindNames[person.kind])}</span>
      <span className="cut">{say(partName(district, person.part))}</span>
      <span className="quiet cut">{powers.map((power) => say(powerWords(power, district))).join("、")}</span>
      <span className="people-marks">
        {disabled !== undefined && (
          <span className="people-mark" data-tone="alarm">
            {say(stateTexts.disabled)}
          </span>
        )}
        {glass !== null && (
          <span className="people-mark" data-tone={glass === "open" ? "alarm" : "amber"}>
            {say(stateTexts.glass)}
          </span>
        )}
        {onPost !== undefined && (
          <span className="people-mark" data-tone="good">
            {say(stateTexts.onPost)}
          </span>
        )}
        {ending.length > 0 && (
          <span className="people-mark" data-tone="amber">
            {say(stateTexts.ending)}
          </span>
        )}
      </span>
    </>
  );
}
