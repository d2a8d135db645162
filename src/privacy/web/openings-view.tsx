import { Button, Input } from "antd";
import { type ReactNode, useId, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { giverOf } from "../../access/own-session.ts";
import { roleNames } from "../../access/role-names.ts";
import { tagsOf } from "../../access/sight.ts";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { streamKey, streamKind } from "../../ground/fact.ts";
import { type OpeningPurpose, openingPurposeNames, openingPurposes } from "../../ground/opening-purpose.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { hallAddress, useGoTo } from "../../ground/web/address.ts";
import { useDesk } from "../../journal/web/desk.ts";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { OpeningAlarms } from "./opening-alarms.tsx";
import { anyOpening, type OpeningFilter } from "./openings-query.ts";
import { fieldNames, openingsTexts as texts } from "./openings-texts.ts";
import { recordName } from "./record-name.ts";
import { type ListedOpening, useOpenings } from "./use-openings.ts";
import "./openings-view.css";

/** Every opening of sealed values, newest first, for supervision; over-budget alarms on top. */
export function OpeningsView(): ReactNode {
  const say = useSay();
  const id = useId();
  const { zone } = useDistrict();
  const [filter, setFilter] = useState(anyOpening);
  const { openings, hasOlder, reading, failed, older, refresh } = useOpenings(filter, zone);
  const narrow = (change: Partial<OpeningFilter>) => setFilter((before) => ({ ...before, ...change }));
  return (
    <div className="openings">
      <OpeningAlarms />
      <section className="panel openings-list" aria-label={say(texts.title)}>
        <div className="panel-head openings-filters">
          <h2 title={say(texts.hint)}>{say(texts.title)}</h2>
          <Input
            size="small"
            allowClear
            className="openings-officer"
            aria-label={say(texts.officer)}
            placeholder={say(texts.officer)}
            value={filter.officer}
            onChange={(event) => narrow({ officer: event.target.value })}
          />
          <PickOne
            label={say(texts.purpose)}
            value={filter.purpose}
            onChange={(purpose) => narrow({ purpose })}
            options={[
              { value: "", text: say(texts.anyPurpose) },
              ...openingPurposes.map((value) => ({ value: value as string, text: say(openingPurposeNames[value]) })),
              { value: "atWork", text: say(texts.atWork) },
            ]}
          />
          <label htmlFor={`${id}day`} className="quiet">
            {say(texts.day)}
          </label>
          <Input
            id={`${id}day`}
            size="small"
            type="date"
            value={filter.day}
            onChange={(event) => narrow({ day: event.target.value })}
          />
          {filter !== anyOpening && (
            <Button size="small" type="text" onClick={() => setFilter(anyOpening)}>
              {say(texts.all)}
            </Button>
          )}
          <span className="panel-head-space" />
          <span role="status" className={failed ? "trouble" : "quiet figures"}>
            {say(failed ? texts.unreachable : reading ? texts.reading : texts.count, { count: openings.length })}
          </span>
          <Button size="small" onClick={refresh}>
            {say(texts.refresh)}
          </Button>
        </div>
        <div className="panel-body" tabIndex={0} role="region" aria-label={say(texts.hint)}>
          <table className="openings-table">
            <thead>
              <tr>
                {[texts.time, texts.who, texts.record, texts.fields, texts.purpose, texts.words].map((head) => (
                  <th key={head.en} scope="col">
                    {say(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {openings.map((opening) => (
                <Line key={opening.id} opening={opening} onNarrow={narrow} />
              ))}
            </tbody>
          </table>
          {openings.length === 0 && !reading && !failed && <p className="nothing">{say(texts.none)}</p>}
          {hasOlder && (
            <Button size="small" loading={reading} onClick={older}>
              {say(texts.older)}
            </Button>
          )}
        </div>
      </section>
    </div>
  );
}

interface LineProps {
  readonly opening: ListedOpening;
  readonly onNarrow: (change: Partial<OpeningFilter>) => void;
}

function Line({ opening, onNarrow }: LineProps): ReactNode {
  const say = useSay();
  const goTo = useGoTo();
  const { session } = useDesk();
  const { zone } = useDistrict();
  const nameOf = useOfficerNames();
  const { officer, stream, fields, purpose, words } = opening;
  const named: Readonly<Record<string, Sentence>> = roleNames;
  const role = named[opening.role];
  const place = opening.unit ?? opening.station ?? opening.department ?? "";
  const who = nameOf(officer);
  const record = recordName(stream);
  const isShownInHall = streamKind(stream) === "incident" && tagsOf(giverOf(session)).includes("reader");
  return (
    <tr>
      <td className="figures">
        <time dateTime={opening.at}>{dayAndTime(opening.at, zone)}</time>
      </td>
      <td>
        <button
          type="button"
          className="openings-link"
          title={say(texts.onlyOfficer, { who })}
          onClick={() => onNarrow({ officer })}
        >
          {who}
        </button>{" "}
        <span className="quiet">
          {who === officer ? "" : officer} {role === undefined ? opening.role : say(role)} {place}
        </span>
      </td>
      <td>
        <button
          type="button"
          className="openings-link"
          title={say(texts.onlyRecord, { record: say(record) })}
          onClick={() => onNarrow({ stream })}
        >
          {say(record)}
        </button>{" "}
        {isShownInHall && (
          <button
            type="button"
            className="openings-link"
            aria-label={say(texts.incident, { id: streamKey(stream).slice(-6) })}
            onClick={() => goTo(hallAddress, { incident: streamKey(stream) })}
          >
            ↗
          </button>
        )}
      </td>
      <td>{fields.map((field) => say(fieldNames[field] ?? { zh: field, en: field })).join(" · ")}</td>
      <td>{say(purpose === "atWork" ? texts.atWork : openingPurposeNames[purpose as OpeningPurpose])}</td>
      <td className="openings-words">{words ?? ""}</td>
    </tr>
  );
}
