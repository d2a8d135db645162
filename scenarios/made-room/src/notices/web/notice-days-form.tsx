import { type ReactNode, useState } from "react";
import { TextField } from "../../ground/web/field.tsx";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";

/** Sets how long notices hang. */
export function NoticeDaysForm(): ReactNode {
  const say = useSay();
  const [days, setDays] = useState("");
  const label = say({ zh: "保存告示设置", en: "Save notice settings" });
  return (
    <Panel title={say({ zh: "告示设置", en: "Notice settings" })} className="panel-grow" body="clocks-body">
      <OrderForm
        label={label}
        order="SetNoticeDays"
        body={days === "" ? null : { hangingDays: Number(days) }}
        onClose={() => setDays("")}
      >
        <TextField name="hangingDays" label={say({ zh: "天数", en: "Days" })} value={days} onChange={setDays} />
      </OrderForm>
    </Panel>
  );
}
