import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { Panel } from "../../ground/web/panel.tsx";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { inOrderOfKinds } from "../../ground/read-kind.ts";
import { useClient } from "../../journal/web/client.ts";
import { panelOf, useRead } from "../../journal/web/use-read.ts";
import { askReads, type Days, type ReadEntry, type ReadsPage } from "./ask-reads.ts";
import { attestedWords } from "./attested-words.ts";
import { readsTexts as texts } from "./reads-texts.ts";

interface OfficerReadsProps {
  readonly officer: string;
  readonly span: Days;
  readonly nameOf: (badge: string) => string;
  readonly onClose: () => void;
}

/** What one officer read, the newest first, with whether the record is as it was attested. */
export function OfficerReads({ officer, span, nameOf, onClose }: OfficerReadsProps): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const { reads } = useClient().book;
  const [what, setWhat] = useState("");
  const { from, to } = span;
  const read = useRead<ReadsPage>(
    useCallback(
      (signal, before) => askReads({ from, to }, { officer, what }, signal, before),
      [from, to, officer, what],
    ),
  );
  const page = read.content;

  const columns = useReadColumns();
  const time = (instant: string) => dayAndTime(instant, zone);
  const title = say(texts.readsOf, { who: nameOf(officer) });
  const attested = page === undefined ? null : attestedWords(page, time);
  return (
    <Panel
      title={title}
      headClass="reads-filters"
      about={
        <PickOne
          label={say(texts.what)}
          value={what}
          options={[
            { value: "", text: say(texts.any) },
            ...inOrderOfKinds(reads.values()).map(({ code, name }) => ({ value: code, text: say(name) })),
          ]}
          onChange={setWhat}
        />
      }
      tools={<CloseReads onClose={onClose} />}
      {...panelOf(read, ({ reads: rows }) => rows.length === 0)}
      empty={texts.none}
      before={
        attested !== null && (
          <p role="status" className={attested.wrong ? "reads-state trouble" : "reads-state quiet"}>
            {say(attested.says)}
          </p>
        )
      }
      body="reads-body"
      scrolls
    >
      <DataTable<ReadEntry>
        list="readLines"
        prefix="lines."
        caption={title}
        path="/reads"
        columns={columns}
        rows={page?.reads ?? []}
        keyOf={({ id }) => id}
        nameOf={({ at }) => time(at)}
        none={say(texts.none)}
      />
      {typeof page?.next === "string" && (
        <Button busy={read.busy} onClick={read.more}>
          {say(texts.older)}
        </Button>
      )}
    </Panel>
  );
}

function useReadColumns(): readonly DataColumn<ReadEntry>[] {
  const say = useSay();
  const { zone } = useDistrict();
  const { reads } = useClient().book;
  return useMemo(() => {
    const what = (entry: ReadEntry) => say(reads.get(entry.what)?.name ?? { zh: entry.what, en: entry.what });
    return [
      {
        key: "at",
        head: say(texts.at),
        figures: true,
        text: ({ at }) => dayAndTime(at, zone),
        sortedBy: ({ at }) => at,
        written: ({ at }) => at,
      },
      {
        key: "what",
        head: say(texts.what),
        text: (entry) => (entry.times > 1 ? `${what(entry)} ×${entry.times}` : what(entry)),
        sortedBy: what,
      },
      { key: "of", head: say(texts.of), className: "reads-of", text: (entry) => entry.stream ?? entry.span ?? "" },
      {
        key: "marks",
        head: say(texts.marks),
        text: (entry) =>
          marksOf(entry)
            .map((mark) => say(mark))
            .join("、"),
      },
    ];
  }, [say, zone, reads]);
}

export function CloseReads({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useSay();
  return (
    <Button look="text" aria-label={say(texts.close)} onClick={onClose}>
      ×
    </Button>
  );
}

function marksOf({ offDuty, outside, glass }: ReadEntry) {
  return [
    ...(offDuty === true ? [texts.offDuty] : []),
    ...(outside === true ? [texts.outside] : []),
    ...(glass === null ? [] : [texts.underGlass]),
  ];
}
