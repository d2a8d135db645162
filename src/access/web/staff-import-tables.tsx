import type { ReactNode } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { type Language, type Say, useLanguage, useSay } from "../../ground/web/language.ts";
import type { District } from "../../district/district.ts";
import type { Power } from "../../ground/role.ts";
import type { StaffProblem, StaffRow } from "../read-staff.ts";
import { roleNames } from "../role-names.ts";
import type { StaffGiven } from "./give-staff.ts";
import { staffImportTexts as texts, staffKindNames } from "./staff-import-texts.ts";

/** More rows than anybody reads are counted instead of drawn. */
const mostRows = 500;

function Rest({ count }: { count: number }): ReactNode {
  const say = useSay();
  return count > 0 ? <p className="quiet">{say(texts.more, { count })}</p> : null;
}

export function StaffProblems({ problems }: { problems: readonly StaffProblem[] }): ReactNode {
  const say = useSay();
  return (
    <div role="region" aria-label={say(texts.problems)} tabIndex={0} className="staff-table">
      <table>
        <caption>{say(texts.problems)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(texts.row)}</th>
            <th scope="col">{say(texts.column)}</th>
            <th scope="col">{say(texts.problem)}</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, mostRows).map(({ row, column, sentence }, index) => (
            // The list never changes its order, and a row may be wrong in one column twice.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index} data-tone="alarm">
              <th scope="row" className="figures">
                {row === 0 ? say(texts.wholeFile) : row}
              </th>
              <td>{column}</td>
              <td>{say(sentence)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Rest count={problems.length - mostRows} />
    </div>
  );
}

/** Those who are new or would change; the unchanged are only counted. */
export function StaffChanges({ people }: { people: readonly StaffRow[] }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const district = useDistrict();
  const changing = people.filter(({ change }) => change !== "same");
  if (changing.length === 0) return null;
  const headings = [texts.change, texts.row, texts.badge, texts.name, texts.kind, texts.part, texts.powers];
  return (
    <div role="region" aria-label={say(texts.changes)} tabIndex={0} className="staff-table">
      <table>
        <caption>{say(texts.changes)}</caption>
        <thead>
          <tr>
            {[...headings, texts.certificates].map((heading) => (
              <th key={heading.en} scope="col">
                {say(heading)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changing.slice(0, mostRows).map(({ row, person, name, kind, part, leads, powers, certificates, change }) => (
            <tr key={row}>
              <td>
                <span className="staff-change" data-change={change}>
                  {say(change === "new" ? texts.new : texts.changed)}
                </span>
              </td>
              <td className="figures">{row}</td>
              <th scope="row" className="figures">
                {person}
              </th>
              <td>{name}</td>
              <td>{say(staffKindNames[kind])}</td>
              <td>
                {partName(part, district, language, say)}
                {leads && <span className="quiet"> · {say(texts.leads)}</span>}
              </td>
              <td>
                <Words
                  all={powers.map((power) => untilWords(powerWords(power, district, language, say), power.until, say))}
                />
              </td>
              <td>
                <Words all={certificates.map(({ certificate, until }) => untilWords(certificate, until, say))} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Rest count={changing.length - mostRows} />
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

export function StaffRefused({ refused }: { refused: StaffGiven["refused"] }): ReactNode {
  const say = useSay();
  return (
    <div role="region" aria-label={say(texts.refused)} tabIndex={0} className="staff-table">
      <table>
        <caption>{say(texts.refused)}</caption>
        <tbody>
          {refused.slice(0, mostRows).map(({ order, sentence }) => (
            <tr key={JSON.stringify(order.body)} data-tone="alarm">
              <th scope="row">{typeof order.body["person"] === "string" ? order.body["person"] : say(texts.powers)}</th>
              <td>{say(sentence)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Rest count={refused.length - mostRows} />
    </div>
  );
}
