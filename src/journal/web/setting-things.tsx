import { type ReactNode, useId, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { Button } from "../../ground/web/button.tsx";
import { Dialog } from "../../ground/web/dialog.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { type Column, type RowGroup, Table } from "../../ground/web/table.tsx";
import { PasteForm, type PasteInto } from "./paste-form.tsx";
import type { Setting } from "./setting.ts";
import { SettingForm } from "./setting-form.tsx";
import { SettingPage } from "./setting-page.tsx";
import { settingTexts as texts } from "./setting-texts.ts";

/** What a form of one of several things is made of: its draft, what the draft says, its fields. */
export interface ThingForm<Value, Draft> {
  /** What stands in the form: of a thing there is, or of a new one. */
  draftOf(value: Value | undefined): Draft;
  /** What the draft says, as the order takes it; null while something is missing. */
  valueOf(draft: Draft): Value | null;
  fields(draft: Draft, change: (draft: Draft) => void, isNew: boolean): ReactNode;
  /** What a change means for the work. */
  meaning?(value: Value): ReactNode;
}

interface SettingThingsProps<Value, Draft> {
  readonly title: Sentence;
  readonly about: Sentence;
  readonly setting: Setting<Value>;
  /** Further orders that change the same things: several at once. */
  readonly others?: readonly Pick<Setting<never>, "order" | "lines">[];
  /** All there are, in the order of the table. */
  readonly things: readonly Value[];
  readonly keyOf: (value: Value) => string;
  readonly nameOf: (value: Value) => string;
  /** What it is found by, besides its key and its name. */
  readonly wordsOf?: (value: Value) => string;
  /** Under which heading of the table it stands. */
  readonly groupOf?: (value: Value) => string;
  readonly columns: readonly Column<Value>[];
  readonly form: ThingForm<Value, Draft>;
  /** What the button says that adds one; absent where there are no others than those there are. */
  readonly add?: Sentence;
  /** Shown where there is none. */
  readonly none: Sentence;
  /** Takes one out of use: the value it then has, or the order that does it. */
  readonly withdraw?: {
    readonly label: Sentence;
    readonly to?: (value: Value) => Value;
    readonly order?: (value: Value) => { readonly name: string; readonly body: Readonly<Record<string, unknown>> };
  };
  /** Many at once, out of a table that somebody copied. */
  readonly paste?: PasteInto<Value>;
  readonly isOut?: (value: Value) => boolean;
  /** What stands between the title and the table: a test bench. */
  readonly before?: ReactNode;
  readonly history?: ReactNode;
  readonly onSaved?: () => void;
}

type Open<Draft> =
  | { readonly kind: "form"; readonly key: string | null; readonly draft: Draft }
  | { readonly kind: "withdraw"; readonly key: string }
  | { readonly kind: "paste" }
  | null;

/** The page of a setting that is a table of things: found by typing, added, changed and taken out of use in a dialogue. */
export function SettingThings<Value extends object, Draft>(props: SettingThingsProps<Value, Draft>): ReactNode {
  const { title, setting, things, keyOf, nameOf, columns, form, add, withdraw, paste } = props;
  const say = useSay();
  const said = useId();
  const [wanted, setWanted] = useState("");
  const [open, setOpen] = useState<Open<Draft>>(null);
  const [saved, setSaved] = useState(false);
  const words = wanted.trim().toLowerCase();
  const shown = things.filter((value) =>
    `${keyOf(value)} ${nameOf(value)} ${props.wordsOf?.(value) ?? ""}`.toLowerCase().includes(words),
  );
  const rows = props.groupOf === undefined ? shown : { groups: groupsOf(shown, props.groupOf) };
  const edit = (key: string | null, value: Value | undefined) => {
    setSaved(false);
    setOpen({ kind: "form", key, draft: form.draftOf(value) });
  };
  const close = () => setOpen(null);
  const done = () => {
    setSaved(true);
    setOpen(null);
    props.onSaved?.();
  };
  const about = things.find((value) => open !== null && "key" in open && keyOf(value) === open.key);
  const acts: Column<Value> = {
    key: "acts",
    unseenHead: say(texts.acts),
    cell: (value) => (
      <span className="setting-acts">
        <Button aria-label={say(texts.changeNamed, { what: nameOf(value) })} onClick={() => edit(keyOf(value), value)}>
          {say(texts.change)}
        </Button>
        {withdraw !== undefined && props.isOut?.(value) !== true && (
          <Button
            aria-label={say(texts.actNamed, { act: say(withdraw.label), what: nameOf(value) })}
            onClick={() => setOpen({ kind: "withdraw", key: keyOf(value) })}
          >
            {say(withdraw.label)}
          </Button>
        )}
      </span>
    ),
  };
  return (
    <SettingPage
      title={title}
      about={props.about}
      settings={[setting, ...(props.others ?? [])]}
      orders={withdraw?.order === undefined || things[0] === undefined ? [] : [withdraw.order(things[0]).name]}
      count={things.length}
      {...(props.history === undefined ? {} : { history: props.history })}
      onTake={(value) => edit(null, value)}
      tools={
        <>
          {paste !== undefined && <Button onClick={() => setOpen({ kind: "paste" })}>{say(texts.paste)}</Button>}
          {add !== undefined && (
            <Button look="primary" onClick={() => edit(null, undefined)}>
              {say(add)}
            </Button>
          )}
        </>
      }
    >
      {props.before}
      <p className="setting-said quiet" role="status" id={said}>
        {saved && say(texts.saved)}
      </p>
      {things.length > 8 && (
        <div className="setting-find">
          <TextField label={say(texts.find)} labelUnseen clears value={wanted} onChange={setWanted} />
        </div>
      )}
      {things.length === 0 ? (
        <p className="nothing">{say(props.none)}</p>
      ) : (
        <Table caption={say(title)} columns={[...columns, acts]} rows={rows} keyOf={keyOf} />
      )}
      <Dialog
        open={open?.kind === "form"}
        title={about === undefined ? say(add ?? texts.form) : say(texts.changeNamed, { what: nameOf(about) })}
        width={640}
        onClose={close}
      >
        {open?.kind === "form" && (
          <ThingSetting
            setting={setting}
            form={form}
            draft={open.draft}
            things={things}
            keyOf={keyOf}
            {...{ done, close }}
          >
            {form.fields(open.draft, (next) => setOpen({ ...open, draft: next }), open.key === null)}
          </ThingSetting>
        )}
      </Dialog>
      <Dialog
        open={open?.kind === "withdraw"}
        title={
          about === undefined || withdraw === undefined
            ? ""
            : say(texts.actNamed, { act: say(withdraw.label), what: nameOf(about) })
        }
        width={560}
        onClose={close}
      >
        {about !== undefined && withdraw !== undefined && (
          <SettingForm
            label={say(withdraw.label)}
            setting={setting}
            now={about}
            then={withdraw.to?.(about)}
            {...(withdraw.order === undefined ? {} : { order: withdraw.order(about) })}
            danger
            onClose={close}
            onSaved={done}
          />
        )}
      </Dialog>
      <Dialog open={open?.kind === "paste"} title={say(texts.paste)} width={760} onClose={close}>
        {paste !== undefined && <PasteForm into={paste} onClose={close} onSaved={done} />}
      </Dialog>
    </SettingPage>
  );
}

/** The things under their headings, in the order in which they come. */
function groupsOf<Value>(things: readonly Value[], groupOf: (value: Value) => string): readonly RowGroup<Value>[] {
  const groups = Map.groupBy(things, groupOf);
  return [...groups].map(([name, rows]) => ({ key: name, name, rows }));
}

interface ThingSettingProps<Value, Draft> {
  readonly setting: Setting<Value>;
  readonly form: ThingForm<Value, Draft>;
  readonly draft: Draft;
  readonly things: readonly Value[];
  readonly keyOf: (value: Value) => string;
  readonly done: () => void;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** The form of one thing. What is in force follows from the key that stands in the form: a new key is a new thing. */
function ThingSetting<Value extends object, Draft>(props: ThingSettingProps<Value, Draft>): ReactNode {
  const { setting, form, draft, things, keyOf } = props;
  const say = useSay();
  const then = form.valueOf(draft);
  const now = then === null ? undefined : things.find((value) => keyOf(value) === keyOf(then));
  const meaning = then === null ? undefined : form.meaning?.(then);
  return (
    <SettingForm
      label={say(texts.form)}
      setting={setting}
      now={now}
      then={then}
      {...(meaning === undefined ? {} : { meaning })}
      onClose={props.close}
      onSaved={props.done}
    >
      {props.children}
    </SettingForm>
  );
}
