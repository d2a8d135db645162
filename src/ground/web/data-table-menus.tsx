import { type ReactNode, useContext, useState } from "react";
import type { TableLook } from "../preferences.ts";
import type { Sentence } from "../sentence.ts";
import { Button } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import type { DataColumn } from "./data-column.ts";
import { TextField } from "./field.tsx";
import { Form } from "./form.tsx";
import { useSay } from "./language.ts";
import { Popover } from "./popover.tsx";
import { TableKeepingContext } from "./table-keeping.ts";
import { movedColumn } from "./table-rows.ts";
import { tableTexts as texts } from "./table-texts.ts";
import { useViewsOf } from "./use-table-look.ts";

interface MenuProps {
  readonly look: TableLook;
  readonly onLook: (look: TableLook) => void;
}

interface ColumnsMenuProps<Row> extends MenuProps {
  readonly columns: readonly DataColumn<Row>[];
  readonly shown: readonly DataColumn<Row>[];
}

/** Which columns are shown, in which order. */
export function ColumnsMenu<Row>({ columns, shown, look, onLook }: ColumnsMenuProps<Row>): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const keys = shown.map(({ key }) => key);
  const { columns: _, ...usual } = look;
  const show = (next: readonly string[]) => onLook({ ...look, columns: next });
  const listed = [...shown, ...columns.filter((column) => !shown.includes(column))];
  return (
    <>
      <Button aria-expanded={open} onClick={() => setOpen(!open)}>
        {say(texts.columns)}
      </Button>
      <Popover open={open} light onClose={() => setOpen(false)}>
        <div className="data-table-menu" role="group" aria-label={say(texts.columnsHow)}>
          <p className="quiet">{say(texts.columnsHow)}</p>
          <ul>
            {listed.map(({ key, head }, at) => (
              <li key={key}>
                <Checkbox
                  checked={keys.includes(key)}
                  autoFocus={at === 0}
                  // One column at least is shown.
                  disabled={keys.length === 1 && keys.includes(key)}
                  onChange={({ target }) => show(target.checked ? [...keys, key] : keys.filter((each) => each !== key))}
                >
                  {head}
                </Checkbox>
                {keys.includes(key) && (
                  <span>
                    <Button
                      look="text"
                      aria-label={say(texts.earlier, { what: head })}
                      disabled={at === 0}
                      onClick={() => show(movedColumn(keys, key, -1))}
                    >
                      ↑
                    </Button>
                    <Button
                      look="text"
                      aria-label={say(texts.later, { what: head })}
                      disabled={at === keys.length - 1}
                      onClick={() => show(movedColumn(keys, key, 1))}
                    >
                      ↓
                    </Button>
                  </span>
                )}
              </li>
            ))}
          </ul>
          {look.columns !== undefined && <Button onClick={() => onLook(usual)}>{say(texts.usualColumns)}</Button>}
        </div>
      </Popover>
    </>
  );
}

/** The views of this list that the person saved: taken with a press, saved under a name, removed. */
export function ViewsMenu({ list, look, onLook }: MenuProps & { readonly list: string }): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button aria-expanded={open} onClick={() => setOpen(!open)}>
        {say(texts.views)}
      </Button>
      <Popover open={open} light onClose={close}>
        <Views {...{ list, look, onLook }} onClose={close} />
      </Popover>
    </>
  );
}

function Views(props: MenuProps & { readonly list: string; readonly onClose: () => void }): ReactNode {
  const { list, look, onLook, onClose } = props;
  const say = useSay();
  const keeping = useContext(TableKeepingContext);
  const views = useViewsOf(list);
  const [name, setName] = useState("");
  const [usual, setUsual] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const take = (next: TableLook) => {
    onLook(next);
    onClose();
  };
  const ask = async (asked: Promise<Sentence | null> | undefined) => {
    setBusy(true);
    const against = (await asked) ?? null;
    setTrouble(against);
    setBusy(false);
    return against === null;
  };
  const save = async () => {
    if (await ask(keeping?.save({ list, name: name.trim(), look, usual }))) setName("");
  };
  return (
    <div className="data-table-menu" role="group" aria-label={say(texts.viewsHow)}>
      <ul>
        {views.map((view) => (
          <li key={view.name}>
            <button type="button" className="plain-button data-table-view" onClick={() => take(view.look)}>
              {view.name} {view.usual && <span className="quiet">{say(texts.isUsual)}</span>}
            </button>
            <Button
              look="text"
              aria-label={say(texts.removeView, { what: view.name })}
              onClick={() => void ask(keeping?.remove({ list, name: view.name }))}
            >
              ×
            </Button>
          </li>
        ))}
        <li>
          <button type="button" className="plain-button data-table-view" onClick={() => take({})}>
            {say(texts.everything)}
          </button>
        </li>
      </ul>
      {views.length === 0 && <p className="quiet">{say(texts.noViews)}</p>}
      <Form
        label={say(texts.saveView)}
        send={say(texts.saveView)}
        ready={name.trim() !== ""}
        busy={busy}
        trouble={trouble}
        onSend={() => void save()}
        onClose={onClose}
        leave={null}
      >
        <TextField label={say(texts.viewName)} most={40} value={name} onChange={setName} focused />
        <Checkbox checked={usual} onChange={({ target }) => setUsual(target.checked)}>
          {say(texts.viewUsual)}
        </Checkbox>
      </Form>
    </div>
  );
}
