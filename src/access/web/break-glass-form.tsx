import { Input } from "antd";
import { type ReactNode, useId, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { glassMinutes } from "../glass.ts";
import { postRoles } from "../role.ts";
import type { PowerRole } from "../../ground/role.ts";
import { roleNames } from "../role-names.ts";
import { glassTexts } from "./glass-texts.ts";
import "./glass.css";

/** Takes a power of the work in need: which one, where, and why. */
export function BreakGlassForm({ onClose }: { onClose: () => void }): ReactNode {
  const say = useSay();
  const district = useDistrict();
  const [role, setRole] = useState<PowerRole | undefined>(undefined);
  const [place, setPlace] = useState<string | undefined>(undefined);
  const [reason, setReason] = useState("");
  const id = useId();
  const kind = role === "station" || role === "department" || role === "unit" ? role : undefined;
  const places = kind === "station" ? district.stations : kind === "department" ? district.departments : {};
  const ready = role !== undefined && reason.trim() !== "" && (kind === undefined || (place ?? "").trim() !== "");
  const power = { role, ...(kind === undefined ? {} : { [kind]: place?.trim() }) };

  return (
    <OrderForm
      className="glass-form"
      label={say(glassTexts.breakGlass)}
      order="BreakGlass"
      body={ready ? { power, reason: reason.trim() } : null}
      danger
      onClose={onClose}
    >
      <strong>{say(glassTexts.breakGlass)}</strong>
      <p className="quiet">{say(glassTexts.breakGlassNote, { minutes: glassMinutes })}</p>
      <label htmlFor={`${id}role`}>{say(glassTexts.power)}</label>
      <PickOne
        id={`${id}role`}
        focused
        value={role}
        placeholder={say(glassTexts.choose)}
        options={postRoles.map((each) => ({ value: each, text: say(roleNames[each]) }))}
        onChange={(next) => {
          setRole(next);
          setPlace(undefined);
        }}
      />
      {kind !== undefined && <label htmlFor={`${id}place`}>{say(glassTexts[kind])}</label>}
      {kind === "unit" && (
        <Input
          id={`${id}place`}
          size="small"
          maxLength={80}
          value={place ?? ""}
          onChange={(e) => setPlace(e.target.value)}
        />
      )}
      {kind !== undefined && kind !== "unit" && (
        <PickOne
          id={`${id}place`}
          value={place}
          placeholder={say(glassTexts.choose)}
          options={Object.values(places).map((each) => ({ value: each.id, text: say(each.name) }))}
          onChange={setPlace}
        />
      )}
      <label htmlFor={`${id}reason`}>{say(glassTexts.reason)}</label>
      <Input
        id={`${id}reason`}
        size="small"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </OrderForm>
  );
}
