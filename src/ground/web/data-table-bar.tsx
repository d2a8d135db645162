import { type ReactNode, useContext, useEffect, useRef, useState } from "react";
import type { TableLook } from "../preferences.ts";
import type { Sentence } from "../sentence.ts";
import { clipboardText, type WrittenTable } from "../table-text.ts";
import { Button } from "./button.tsx";
import { copyText } from "./copy-text.ts";
import type { DataColumn } from "./data-column.ts";
import { ColumnsMenu, ViewsMenu } from "./data-table-menus.tsx";
import { TextField } from "./field.tsx";
import { useHotkey } from "./hotkeys.ts";
import { useSay } from "./language.ts";
import { PickOne } from "./pick-one.tsx";
import { type ExportFormProps, TableKeepingContext } from "./table-keeping.ts";
import { fewValues } from "./table-rows.ts";
import { tableTexts as texts } from "./table-texts.ts";

/** Values one still chooses among in a list that opens. */
const mostValues = 24;
const restMillis = 250;

interface DataTableBarProps<Row> {
  readonly list: string;
  readonly caption: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly shown: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly found: number;
  readonly look: TableLook;
  readonly onLook: (look: TableLook, as?: "step" | "inPlace") => void;
  readonly filters: ReactNode;
  readonly findHow: string | undefined;
  readonly isBeside: boolean;
  readonly compare: (one: string, other: string) => number;
  /** What is copied, and how many rows that are. */
  readonly written: () => WrittenTable;
  readonly takenCount: number;
  readonly onPrint: () => void;
  readonly exported: Pick<ExportFormProps, "columns" | "leftOut" | "rows" | "written"> | null;
}

/** What stands above the rows: what is looked for, how many there are, and what can be done with all of them. */
export function DataTableBar<Row>(props: DataTableBarProps<Row>): ReactNode {
  const { list, caption, columns, rows, look, onLook, exported } = props;
  const say = useSay();
  const keeping = useContext(TableKeepingContext);
  const [said, setSaid] = useState<Sentence | null>(null);
  const [exporting, setExporting] = useState(false);
  const { filter: _, only: __, ...unfiltered } = look;
  const isFiltered = look.filter !== undefined || look.only !== undefined;
  const copy = async () => {
    const done = await copyText(clipboardText(props.written()));
    setSaid(done ? { zh: `${props.takenCount}`, en: `${props.takenCount}` } : null);
    if (!done) setSaid(texts.notCopied);
  };
  const copied = said === null ? "" : said === texts.notCopied ? say(said) : say(texts.copied, { count: said.en });
  return (
    <div className="data-table-bar" role="search" aria-label={caption}>
      {props.filters}
      <Find look={look} onLook={onLook} how={props.findHow} isBeside={props.isBeside} />
      {columns.map((column) => (
        <ValueFilter
          key={column.key}
          {...{ column, rows, look, onLook }}
          isShown={props.shown.includes(column)}
          compare={props.compare}
        />
      ))}
      {isFiltered && (
        <Button look="text" onClick={() => onLook(unfiltered)}>
          {say(texts.clear)}
        </Button>
      )}
      <span className="count" role="status">
        {props.found === rows.length
          ? say(texts.countAll, { all: rows.length })
          : say(texts.count, { shown: props.found, all: rows.length })}
      </span>
      <span className="data-table-space" />
      <span role="status" className="quiet">
        {copied}
      </span>
      {keeping !== null && <ViewsMenu list={list} look={look} onLook={onLook} />}
      <ColumnsMenu columns={columns} shown={props.shown} look={look} onLook={onLook} />
      <Button onClick={() => void copy()}>{say(texts.copy)}</Button>
      <Button onClick={props.onPrint}>{say(texts.print)}</Button>
      {keeping !== null && exported !== null && (
        <>
          <Button
            disabled={exported.rows.length === 0 || exported.columns.length === 0}
            onClick={() => setExporting(true)}
          >
            {say(texts.export)}
          </Button>
          {exporting && (
            <keeping.ExportForm list={list} title={caption} {...exported} onClose={() => setExporting(false)} />
          )}
        </>
      )}
    </div>
  );
}

interface LookProps {
  readonly look: TableLook;
  readonly onLook: (look: TableLook, as?: "step" | "inPlace") => void;
}

interface FindProps extends LookProps {
  readonly how: string | undefined;
  readonly isBeside: boolean;
}

/** Words are looked for once typing rests: a long list is not drawn for each letter. */
function Find({ look, onLook, how, isBeside }: FindProps): ReactNode {
  const say = useSay();
  const field = useRef<HTMLInputElement>(null);
  useHotkey("/", texts.find, () => field.current?.focus(), { on: !isBeside });
  const set = look.filter ?? "";
  const [typed, setTyped] = useState(set);
  const latest = useRef({ look, onLook });
  useEffect(() => {
    latest.current = { look, onLook };
  });
  useEffect(() => setTyped(set), [set]);
  useEffect(() => {
    if (typed.trim() === set) return;
    const rest = setTimeout(() => {
      const { filter: _, ...others } = latest.current.look;
      const filter = typed.trim();
      latest.current.onLook(filter === "" ? others : { ...others, filter }, "inPlace");
    }, restMillis);
    return () => clearTimeout(rest);
  }, [typed, set]);
  return (
    <TextField
      className="data-table-find"
      label={say(texts.find)}
      labelUnseen
      clears
      {...(how === undefined ? {} : { placeholder: how })}
      inputRef={field}
      most={80}
      value={typed}
      onChange={setTyped}
    />
  );
}

interface ValueFilterProps<Row> extends LookProps {
  readonly column: DataColumn<Row>;
  readonly isShown: boolean;
  readonly rows: readonly Row[];
  readonly compare: (one: string, other: string) => number;
}

function ValueFilter<Row>({ column, isShown, rows, look, onLook, compare }: ValueFilterProps<Row>): ReactNode {
  const say = useSay();
  const { key, head } = column;
  const value = look.only?.[key];
  const values = column.isChoice === true && isShown ? fewValues(rows, column, mostValues, compare) : null;
  if (values === null && value === undefined) return null;
  const offered = value === undefined || values?.includes(value) === true ? (values ?? []) : [value, ...(values ?? [])];
  return (
    <PickOne
      label={head}
      value={value ?? ""}
      options={[
        { value: "", text: say(texts.any, { what: head }) },
        ...offered.map((each) => ({ value: each, text: each })),
      ]}
      onChange={(next) => {
        const { only = {}, ...others } = look;
        const { [key]: _, ...rest } = only;
        const wanted = next === "" ? rest : { ...rest, [key]: next };
        onLook(Object.keys(wanted).length === 0 ? others : { ...others, only: wanted });
      }}
    />
  );
}
