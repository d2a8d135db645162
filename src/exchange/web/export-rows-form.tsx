import { type ReactNode, useState } from "react";
import { Choice } from "../../ground/web/choice.tsx";
import { serverNow } from "../../ground/web/clock.ts";
import { Dialog } from "../../ground/web/dialog.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import type { ExportFormProps } from "../../ground/web/table-keeping.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { csvText } from "../../ground/table-text.ts";
import { xlsxFile } from "../../ground/xlsx-file.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import type { rowFormats } from "../facts.ts";
import { mostExportedRows } from "../row-lists.ts";
import { rowExportTexts as texts } from "./row-export-texts.ts";

type Format = (typeof rowFormats)[number];

/** Writes rows of a list into a file once the order that puts it on record was accepted. */
export function ExportRowsForm({ list, columns, leftOut, rows, title, written, onClose }: ExportFormProps): ReactNode {
  const say = useSay();
  const [format, setFormat] = useState<Format>("xlsx");
  const [recipient, setRecipient] = useState("");
  const [purpose, setPurpose] = useState("");
  const isTooMany = rows.length > mostExportedRows;
  const body =
    isTooMany || recipient.trim() === "" || purpose.trim() === ""
      ? null
      : {
          ...{ list, format, recipient: recipient.trim(), purpose: purpose.trim() },
          ...{ columns: columns.map(({ key }) => key), rows },
        };
  return (
    <Dialog title={say(texts.title)} width={460} onClose={onClose}>
      <p>{say(texts.what, { count: rows.length, columns: columns.map(({ head }) => head).join(say(texts.and)) })}</p>
      {leftOut.length > 0 && <p className="quiet">{say(texts.leftOut, { columns: leftOut.join(say(texts.and)) })}</p>}
      <p className="quiet">{say(texts.recorded)}</p>
      {isTooMany && <Trouble said={texts.tooMany} values={{ most: mostExportedRows }} standing />}
      <OrderForm
        label={say(texts.send)}
        className="stack-form"
        order="ExportRows"
        body={body}
        onClose={onClose}
        onAccepted={() => {
          give(written, format, title);
          onClose();
        }}
      >
        <Choice<Format>
          label={say(texts.format)}
          value={format}
          options={[
            { value: "xlsx", text: "XLSX" },
            { value: "csv", text: "CSV" },
          ]}
          onChange={setFormat}
        />
        <TextField
          label={say(texts.recipient)}
          name="recipient"
          required
          most={200}
          value={recipient}
          onChange={setRecipient}
          focused
        />
        <TextField
          label={say(texts.purpose)}
          name="purpose"
          required
          most={500}
          value={purpose}
          onChange={setPurpose}
        />
      </OrderForm>
    </Dialog>
  );
}

function give(written: ExportFormProps["written"], format: Format, title: string): void {
  const now = new Date(serverNow());
  const file =
    format === "csv"
      ? new Blob([csvText(written())], { type: "text/csv;charset=utf-8" })
      : new Blob([xlsxFile(written(), title, now)], {
          type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        });
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = `${title}-${now.toISOString().slice(0, 10)}.${format}`;
  link.click();
  // The browser has taken it by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
