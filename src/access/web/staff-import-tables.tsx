import type { ReactNode } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { Table } from "../../ground/web/table.tsx";
import { type Language, type Say, useLanguage, useSay } from "../../ground/web/language.ts";
import type { District } from "../../district/district.ts";
import type { Power } from "../../ground/role.ts";
import { ImportRest, mostImportRows } from "../../journal/web/import-parts.tsx";
import type { StaffRow } from "../read-staff.ts";
import { roleNames, staffKindNames } from "../role-names.ts";
import { importTexts } from "../../journal/web/import-texts.ts";
import { staffImportTexts as texts } from "./staff-import-texts.ts";

/** Those who are new or would change; the unchanged are only counted. */
export function StaffChanges({ people }: { people: readonly StaffRow[] }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const district = useDistrict();
  const changing = people.filter(({ change }) => change !== "same");
  if (changing.length === 0) return null;
  return (
    <div role="region" aria-label={say(texts.changes)} tabIndex={0} className="import-table">
      <Table
        caption={say(texts.changes)}
        captioned
        within
        rows={changing.slice(0, mostImportRows)}
        keyOf={({ row }) => String(row)}
        columns={[
          {
            key: "change",
            head: say(texts.change),
            cell: ({ change }) => (
              <span className="import-change" data-change={change}>
                {say(change === "new" ? texts.new : texts.changed)}
              </span>
            ),
          },
          { key: "row", head: say(importTexts.row), figures: true, cell: ({ row }) => row },
          { key: "badge", head: say(texts.badge), names: true, figures: true, cell: ({ person }) => person },
          { key: "name", head: say(texts.name), cell: ({ name }) => name },
          { key: "kind", head: say(texts.kind), cell: ({ kind }) => say(staffKindNames[kind]) },
          {
            key: "part",
            head: say(texts.part),
            cell: ({ part, leads }) => (
              <>
                {partName(part, district, language, say)}
                {leads && <span className="quiet"> · {say(texts.leads)}</span>}
              </>
            ),
          },
          {
            key: "powers",
            head: say(texts.powers),
            cell: ({ powers }) => (
              <Words
                all={powers.map((power) => untilWords(powerWords(power, district, language, say), power.until, say))}
              />
            ),
          },
          {
            key: "certificates",
            head: say(texts.certificates),
            cell: ({ certificates }) => (
              <Words all={certificates.map(({ certificate, until }) => untilWords(certificate, until, say))} />
            ),
          },
        ]}
      />
      <ImportRest count={changing.length - mostImportRows} />
    </div>
  );
}

function Words({ all }: { all: readonly string[] }): ReactNode {
  return (
    <ul>
      {all.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

function partName(part: string, { departments, stations }: District, language: Language, say: Say): string {
  if (part === "bureau") return say(texts.bureau);
  return (departments[part] ?? stations[part])?.name[language] ?? part;
}

function powerWords(power: Power, district: District, language: Language, say: Say): string {
  const place = power.station ?? power.department;
  const where = place === undefined ? power.unit : partName(place, district, language, say);
  return where === undefined ? say(roleNames[power.role]) : `${say(roleNames[power.role])} · ${where}`;
}

function untilWords(what: string, day: string | undefined, say: Say): string {
  return day === undefined ? what : say(texts.until, { what, day });
}
