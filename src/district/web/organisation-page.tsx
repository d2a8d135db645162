import { type ReactNode, useMemo } from "react";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { NameFields } from "../../journal/web/name-fields.tsx";
import { SettingThings } from "../../journal/web/setting-things.tsx";
import type { Department, Station } from "../district.ts";
import { flatOf, nameOfPart, organisationOf, partsBelow } from "../organisation.ts";
import { districtTexts as texts } from "./district-texts.ts";
import {
  departmentOf,
  departmentSetting,
  type PartDraft,
  type Shown,
  partDraft,
  stationOf,
  stationSetting,
} from "./organisation-settings.ts";
import { pointText } from "./setting-words.ts";
import { useDistrict } from "./use-district.ts";
import "./district-settings.css";

/** Departments in their tree, and the stations. */
export function OrganisationPage(): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const district = useDistrict();
  const parts = useMemo(() => flatOf(organisationOf(district)), [district]);
  const levels = new Map(parts.map(({ id, level }) => [id, level]));
  const inOrder = <Part extends { readonly id: string }>(all: Readonly<Record<string, Part>>, kind: string) =>
    parts.flatMap(({ kind: own, id }): Part[] => {
      const part = own === kind ? all[id] : undefined;
      return part === undefined ? [] : [part];
    });
  /** With those that were retired, below the others. */
  const withRetired = <Part extends Department | Station>(
    inUse: readonly Part[],
    retired: Readonly<Record<string, Part>> = {},
  ): readonly Shown<Part>[] => [
    ...inUse,
    ...Object.values(retired).map((part): Shown<Part> => ({ ...part, retired: true })),
  ];
  const nameOf = ({ name }: Department | Station) => name[language];
  const parentOf = ({ parent }: Department | Station) =>
    parent === undefined ? say(texts.top) : say(nameOfPart(district, parent) ?? { zh: parent, en: parent });
  const named = {
    key: "name",
    head: say(texts.name),
    names: true,
    cell: (part: Department | Station) => (
      <span className="tree-name" data-level={levels.get(part.id) ?? 1}>
        {nameOf(part)}
      </span>
    ),
  };
  const id = { key: "id", head: say(texts.id), figures: true, cell: (part: Department | Station) => part.id };
  const under = { key: "parent", head: say(texts.parent), cell: parentOf };
  const state = {
    key: "state",
    head: say(texts.inUse),
    cell: ({ retired }: Shown<Department | Station>) => say(retired === true ? texts.retired : texts.inService),
  };
  type Retiring = (part: Department | Station) => { readonly name: string; readonly body: { readonly id: string } };
  const retire = (order: Retiring) => ({
    label: texts.retire,
    to: <Part extends Department | Station>(part: Shown<Part>): Shown<Part> => ({ ...part, retired: true }),
    order,
  });
  const isOut = ({ retired }: Shown<Department | Station>) => retired === true;
  const fields = (draft: PartDraft, change: (draft: PartDraft) => void, isNew: boolean, withPlace: boolean) => (
    <PartFields draft={draft} isNew={isNew} withPlace={withPlace} onChange={change} />
  );
  return (
    <div className="setting-page">
      <SettingThings
        title={texts.departments}
        about={texts.departmentsAbout}
        setting={departmentSetting}
        things={withRetired(inOrder(district.departments, "department"), district.retired?.departments)}
        keyOf={(part) => part.id}
        nameOf={nameOf}
        columns={[named, id, under, state]}
        withdraw={retire((part) => ({ name: "RetireDepartment", body: { id: part.id } }))}
        isOut={isOut}
        add={texts.addDepartment}
        none={texts.noDepartments}
        form={{
          draftOf: partDraft,
          valueOf: departmentOf,
          fields: (draft, change, isNew) => fields(draft, change, isNew, false),
        }}
      />
      <SettingThings
        title={texts.stations}
        about={texts.stationsAbout}
        setting={stationSetting}
        things={withRetired(inOrder(district.stations, "station"), district.retired?.stations)}
        withdraw={retire((part) => ({ name: "RetireStation", body: { id: part.id } }))}
        isOut={isOut}
        keyOf={(part) => part.id}
        nameOf={nameOf}
        columns={[
          { ...named, cell: nameOf },
          id,
          under,
          {
            key: "point",
            head: say(texts.place),
            figures: true,
            cell: (part) => ("point" in part ? pointText(part.point) : ""),
          },
          {
            key: "posts",
            head: say(texts.posts),
            cell: () => <AddressLink to="/roster">{say(texts.toRoster)}</AddressLink>,
          },
          state,
        ]}
        add={texts.addStation}
        none={texts.noStations}
        form={{
          draftOf: partDraft,
          valueOf: stationOf,
          fields: (draft, change, isNew) => fields(draft, change, isNew, true),
        }}
      />
    </div>
  );
}

interface PartFieldsProps {
  readonly draft: PartDraft;
  readonly isNew: boolean;
  /** A station has a place. */
  readonly withPlace: boolean;
  readonly onChange: (draft: PartDraft) => void;
}

function PartFields({ draft, isNew, withPlace, onChange }: PartFieldsProps): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const district = useDistrict();
  // A department stands under none of those below it.
  const below = isNew ? [] : [draft.id, ...partsBelow(district, draft.id)];
  const above = Object.values(district.departments).filter(({ id }) => !below.includes(id));
  return (
    <>
      {isNew && (
        <TextField
          label={say(texts.id)}
          name="id"
          required
          focused
          figures
          most={80}
          hint={say(texts.idHint)}
          value={draft.id}
          onChange={(id) => onChange({ ...draft, id })}
        />
      )}
      <NameFields focused={!isNew} value={draft.name} onChange={(name) => onChange({ ...draft, name })} />
      <Field label={say(texts.parent)} name="parent">
        {(control) => (
          <PickOne
            {...control}
            value={draft.parent}
            options={[
              { value: "", text: say(texts.top) },
              ...above.map(({ id, name }) => ({ value: id, text: name[language] })),
            ]}
            onChange={(parent) => onChange({ ...draft, parent })}
          />
        )}
      </Field>
      {withPlace && (
        <TextField
          label={say(texts.place)}
          name="point"
          required
          figures
          hint={say(texts.pointHint)}
          trouble={draft.point !== "" && stationOf({ ...draft, id: "x" }) === null ? texts.pointWrong : null}
          value={draft.point}
          onChange={(point) => onChange({ ...draft, point })}
        />
      )}
    </>
  );
}
