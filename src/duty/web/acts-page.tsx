import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { actGroupNames } from "../../ground/act-group.ts";
import type { Fact } from "../../ground/fact.ts";
import { fill, type Sentence } from "../../ground/sentence.ts";
import { type RowAddress, useChosenRow } from "../../ground/web/chosen-row.ts";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { Panel } from "../../ground/web/panel.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import { ProveFact } from "../../journal/web/prove-fact.tsx";
import { roleNames } from "../../access/role-names.ts";
import { type ActFilter, actGroupOf, isActSought, isDayAhead, keyOfAct, peopleOf } from "./act-groups.ts";
import { actsTexts as texts } from "./acts-texts.ts";
import { powerWords } from "../../access/web/power-words.ts";
import { calledBy } from "../../access/web/proposal-words.ts";
import { useSayFact } from "../../journal/web/fact-names.ts";
import { useAct } from "./use-act.ts";
import { useActs } from "./use-acts.ts";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import "./people-page.css";
import { dayOf } from "../../ground/zone.ts";

const actsAddress: RowAddress = { path: "/acts", word: "act" };
const anything: ActFilter = { person: "", day: "" };

/** What was done about people and powers, newest first. It changes nothing. */
export function ActsPage(): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const nameOf = useOfficerNames();
  const { acts, read } = useActs();
  const from = read.content?.from;
  const [filter, setFilter] = useState(anything);
  const columns = useActColumns();
  const [chosen, choose] = useChosenRow(actsAddress);
  const narrow = (change: Partial<ActFilter>) => setFilter((before) => ({ ...before, ...change }));
  const shown = useMemo(
    () =>
      acts.filter((fact) => {
        const badges = peopleOf(fact);
        return isActSought(filter, dayOf(fact.occurredAt, zone), [...badges, ...badges.map(nameOf)]);
      }),
    [acts, filter, zone, nameOf],
  );
  const last = acts.at(-1);
  const ahead = isDayAhead(filter, last === undefined ? undefined : dayOf(last.occurredAt, zone), from);
  // A day that is asked for is read back to without further asking.
  useEffect(() => {
    if (ahead && !read.busy && read.state === "ready") read.more();
  });
  const { act, read: reading } = useAct(chosen, acts);
  const readTo = from === undefined ? "" : say(from === 1 ? texts.whole : texts.readTo, { n: from });
  return (
    <div className="acts">
      <Panel
        title={say(texts.title)}
        headClass="acts-filters"
        {...panelOf(read)}
        about={
          <>
            <TextField
              className="people-find"
              label={say(texts.person)}
              labelUnseen
              clears
              placeholder={say(texts.personHow)}
              value={filter.person}
              onChange={(person) => narrow({ person })}
            />
            <TextField
              className="acts-day"
              label={say(texts.day)}
              type="date"
              value={filter.day}
              onChange={(day) => narrow({ day })}
            />
          </>
        }
        tools={
          <>
            <span role="status" className="quiet figures">
              {read.trouble === null && (read.busy ? say(texts.reading) : readTo)}
            </span>
            {from !== undefined && from !== 1 && (
              <Button busy={read.busy} onClick={read.more}>
                {say(texts.older)}
              </Button>
            )}
          </>
        }
      >
        <DataTable<Fact>
          list="acts"
          caption={say(texts.title)}
          path={actsAddress.path}
          columns={columns}
          rows={shown}
          keyOf={keyOfAct}
          nameOf={({ n }) => say(texts.actNamed, { n })}
          chosen={chosen}
          onChoose={choose}
          none={say(read.busy ? texts.reading : texts.none)}
        />
      </Panel>
      {act !== undefined ? (
        <ActCard fact={act} />
      ) : chosen === null ? (
        <Panel title={say(texts.choose)} state="empty" empty={texts.chooseHow} />
      ) : (
        <Panel
          title={say(texts.theAct)}
          {...panelOf(reading, (found) => found === null)}
          empty={fill(texts.notThere, { n: chosen.split("/").at(-1) ?? chosen })}
        />
      )}
    </div>
  );
}

function useActColumns(): readonly DataColumn<Fact>[] {
  const say = useSay();
  const times = useTimeWords();
  const nameOf = useOfficerNames();
  const sayFact = useSayFact();
  const { book } = useClient();
  return useMemo(() => {
    const group = (fact: Fact) => actGroupOf(book, fact);
    const by = ({ by: { officer, letIn } }: Fact) =>
      letIn === undefined
        ? nameOf(officer)
        : `${nameOf(officer)} · ${say(texts.letInShort, { who: letIn.map((each) => say(calledBy(nameOf, each))).join(", ") })}`;
    return [
      {
        key: "time",
        head: say(texts.occurredAt),
        figures: true,
        text: ({ occurredAt }) => times.dayAndTime(occurredAt),
        sortedBy: ({ hlc }) => hlc,
        written: ({ occurredAt }) => occurredAt,
        cell: ({ occurredAt }) => <time dateTime={occurredAt}>{times.dayAndTime(occurredAt)}</time>,
      },
      {
        key: "group",
        head: say(texts.group),
        isChoice: true,
        text: (fact) => {
          const found = group(fact);
          return found === undefined ? "" : say(actGroupNames[found]);
        },
      },
      { key: "said", head: say(texts.said), names: true, isLong: true, text: (fact) => say(sayFact(fact)) },
      { key: "by", head: say(texts.by), text: by, written: (fact) => fact.by.officer },
      { key: "fact", head: say(texts.fact), isExtra: true, isChoice: true, text: ({ type }) => type },
      {
        key: "number",
        head: say(texts.number),
        isExtra: true,
        figures: "right",
        text: ({ n }) => `${n}`,
        sortedBy: ({ n }) => n,
      },
      { key: "order", head: say(texts.order), isExtra: true, text: ({ order }) => order },
    ];
  }, [say, times, nameOf, sayFact, book]);
}

function ActCard({ fact }: { readonly fact: Fact }): ReactNode {
  const say = useSay();
  const district = useDistrict();
  const nameOf = useOfficerNames();
  const sentence = useSayFact()(fact);
  const { by } = fact;
  const role =
    by.role in roleNames ? powerWords(by as Parameters<typeof powerWords>[0], district) : { zh: by.role, en: by.role };
  const time = (instant: string) => dayAndTime(instant, district.zone);
  const lines: readonly (readonly [Sentence, string])[] = [
    [texts.by, say(calledBy(nameOf, by.officer))],
    [texts.role, `${say(role)}${by.glass === undefined ? "" : ` · ${say(texts.underGlass)}`}`],
    ...(by.letIn === undefined
      ? []
      : [[texts.letIn, by.letIn.map((each) => say(calledBy(nameOf, each))).join(" · ")] as const]),
    [texts.occurredAt, time(fact.occurredAt)],
    [texts.recordedAt, time(fact.recordedAt)],
    [texts.number, `${fact.n}`],
    [texts.fact, fact.type],
    [texts.order, fact.order],
    [texts.streams, fact.streams.join(" ")],
  ];
  return (
    <Panel title={say(sentence)} cut body="people-body" scrolls>
      <p>{say(sentence)}</p>
      <dl className="people-facts">
        {lines.map(([name, value]) => (
          <div key={name.en}>
            <dt>{say(name)}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <ProveFact n={fact.n} />
      </p>
      <h3>{say(texts.data)}</h3>
      <pre className="acts-data">{JSON.stringify(fact.data, null, 2)}</pre>
    </Panel>
  );
}
